import { element, mount } from '../island';
import { text } from '../texts';

/** Finds words in the guideline: what does not hold them is hidden, and Enter goes from one place to the next. */
mount('guideline', async (root) => {
  const prose = root.querySelector<HTMLElement>('[data-text]');
  const place = root.querySelector<HTMLElement>('[data-search]');
  if (!prose || !place) return;
  const sections = sectionsOf(prose);
  const input = element('input', { type: 'search', id: 'guideline-search', autocomplete: 'off' });
  const status = element('p', { className: 'hint' });
  status.setAttribute('role', 'status');
  const label = element('label', { htmlFor: input.id, textContent: text('task.guideline-find') });
  place.append(element('div', { className: 'field guideline-search' }, label, input, status));

  let found: HTMLElement[] = [];
  let at = -1;
  const search = () => {
    found = find(input.value.trim(), prose, sections);
    at = -1;
    status.textContent = input.value.trim().length < SHORTEST ? '' : said(found.length);
  };
  const next = (step: number) => {
    if (found.length === 0) return;
    at = (at + step + found.length) % found.length;
    found[at]?.scrollIntoView({ block: 'center' });
    found.forEach((mark, index) => mark.classList.toggle('current', index === at));
    status.textContent = text('task.guideline-place', at + 1, found.length);
  };
  input.addEventListener('input', search);
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      next(event.shiftKey ? -1 : 1);
    } else if (event.key === 'Escape') {
      input.value = '';
      search();
    }
  });
  // A link of the contents leads to what a search may have hidden.
  root.querySelectorAll<HTMLAnchorElement>('nav a[href^="#"]').forEach((link) =>
    link.addEventListener('click', () => {
      input.value = '';
      search();
    }),
  );
});

const SHORTEST = 2;

/** What stands below each heading, with the heading. */
function sectionsOf(prose: HTMLElement): HTMLElement[][] {
  const sections: HTMLElement[][] = [[]];
  for (const child of prose.querySelectorAll<HTMLElement>(':scope > *')) {
    if (/^H[1-6]$/.test(child.tagName)) sections.push([]);
    sections.at(-1)?.push(child);
  }
  return sections;
}

function find(words: string, prose: HTMLElement, sections: HTMLElement[][]): HTMLElement[] {
  clear(prose);
  const marks: HTMLElement[] = [];
  for (const section of sections) {
    const here = words.length < SHORTEST ? [] : section.flatMap((part) => markIn(part, words.toLowerCase()));
    const hidden = words.length >= SHORTEST && here.length === 0;
    section.forEach((part) => (part.hidden = hidden));
    marks.push(...here);
  }
  return marks;
}

function clear(prose: HTMLElement): void {
  for (const mark of prose.querySelectorAll('mark')) mark.replaceWith(...mark.childNodes);
  prose.normalize();
}

function markIn(part: HTMLElement, words: string): HTMLElement[] {
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  return texts.flatMap((node) => markOne(node, words));
}

function markOne(node: Text, words: string): HTMLElement[] {
  const marks: HTMLElement[] = [];
  let rest = node;
  for (let at = rest.data.toLowerCase().indexOf(words); at >= 0; at = rest.data.toLowerCase().indexOf(words)) {
    const hit = rest.splitText(at);
    rest = hit.splitText(words.length);
    const mark = element('mark');
    hit.replaceWith(mark);
    mark.append(hit);
    marks.push(mark);
  }
  return marks;
}

function said(places: number): string {
  if (places === 0) return text('task.guideline-none');
  return places === 1 ? text('task.guideline-one') : text('task.guideline-many', places);
}
