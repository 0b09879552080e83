/** What islands beside the form add when it is handed in: members of the request, or what still is in the way. */
export interface Beside {
  form: Record<string, unknown>;
  members: Record<string, unknown>;
  problems: string[];
}

/** Asks every island beside the form. */
export function handIn(form: Record<string, unknown>): Beside {
  const beside: Beside = { form, members: {}, problems: [] };
  document.dispatchEvent(new CustomEvent('handing-in', { detail: beside }));
  return beside;
}

export function handedIn(): void {
  document.dispatchEvent(new CustomEvent('handed-in'));
}

/** Lets an island add to what is handed in; until then leaving the page asks first, where something was changed. */
export function joinIn(add: (beside: Beside) => void): { changed: () => void } {
  let dirty = false;
  document.addEventListener('handing-in', (event) => add((event as CustomEvent<Beside>).detail));
  document.addEventListener('handed-in', () => (dirty = false));
  window.addEventListener('beforeunload', (event) => dirty && event.preventDefault());
  return { changed: () => (dirty = true) };
}
