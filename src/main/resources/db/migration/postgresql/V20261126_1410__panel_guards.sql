create trigger referral_append_only before update or delete on referral
    for each row execute function refuse_change();
create trigger referral_no_truncate before truncate on referral
    for each statement execute function refuse_change();
create trigger panel_append_only before update or delete on panel
    for each row execute function refuse_change();
create trigger panel_no_truncate before truncate on panel
    for each statement execute function refuse_change();
create trigger panel_chair_append_only before update or delete on panel_chair
    for each row execute function refuse_change();
create trigger panel_chair_no_truncate before truncate on panel_chair
    for each statement execute function refuse_change();
create trigger panel_vote_append_only before update or delete on panel_vote
    for each row execute function refuse_change();
create trigger panel_vote_no_truncate before truncate on panel_vote
    for each statement execute function refuse_change();
create trigger panel_settlement_append_only before update or delete on panel_settlement
    for each row execute function refuse_change();
create trigger panel_settlement_no_truncate before truncate on panel_settlement
    for each statement execute function refuse_change();
