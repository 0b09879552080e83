create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name;
end
$$;

create trigger annotation_append_only before update or delete on annotation
    for each row execute function refuse_change();

create trigger annotation_no_truncate before truncate on annotation
    for each statement execute function refuse_change();
