/** Something that is wrong at a place of the page. */
export interface Fault {
  sentence: string;
  /** Shows it. */
  go(): void;
}

/** What islands beside the form add when it is handed in: members of the request, or what still is in the way. */
export interface Beside {
  form: Record<string, unknown>;
  members: Record<string, unknown>;
  problems: (string | Fault)[];
  /** What is said beside the form is signed. */
  signed?: boolean;
}

/** Asks every island beside the form. */
export function handIn(form: Record<string, unknown>): Beside {
  const beside: Beside = { form, members: {}, problems: [] };
  document.dispatchEvent(new CustomEvent('handing-in', { detail: beside }));
  return beside;
}

/** What was entered is on the server, handed in or as a draft: leaving the page loses nothing. */
export function safe(): void {
  document.dispatchEvent(new CustomEvent('safe'));
}

/** Calls back whenever something beside the form was changed. */
export function onChangeBeside(changed: () => void): void {
  document.addEventListener('changed-beside', changed);
}

/** Lets an island add to what is handed in; until it is safe leaving the page asks first, where something was changed. */
export function joinIn(add: (beside: Beside) => void): { changed: () => void } {
  let dirty = false;
  document.addEventListener('handing-in', (event) => add((event as CustomEvent<Beside>).detail));
  document.addEventListener('safe', () => (dirty = false));
  window.addEventListener('beforeunload', (event) => dirty && event.preventDefault());
  const changed = () => {
    dirty = true;
    document.dispatchEvent(new CustomEvent('changed-beside'));
  };
  return { changed };
}

/** Shows the label so manieth among those the islands add, from 0. */
export function jumpTo(label: number): void {
  document.dispatchEvent(new CustomEvent('jump', { detail: label }));
}

export function onJump(jump: (label: number) => void): void {
  document.addEventListener('jump', (event) => jump((event as CustomEvent<number>).detail));
}

/** A draft is on the server, which can look at it. */
export function kept(): void {
  document.dispatchEvent(new CustomEvent('kept'));
}

/** What was entered is on its way: nothing more is to be asked about it. */
export function sending(): void {
  document.dispatchEvent(new CustomEvent('sending'));
}

/** Puts values into fields of the form, as if somebody had entered them. */
export function fillForm(values: Record<string, unknown>): void {
  document.dispatchEvent(new CustomEvent('fill-form', { detail: values }));
}

export function onFillForm(fill: (values: Record<string, unknown>) => void): void {
  document.addEventListener('fill-form', (event) => fill((event as CustomEvent<Record<string, unknown>>).detail));
}
