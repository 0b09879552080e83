import { joinIn } from '../handing-in';
import { element, mount } from '../island';
import { type Rectangle, Rectangles } from '../rectangles';
import { text } from '../texts';

/** A rectangle to be blacked as the server reads it; images count from 1, without first and last it is for all. */
interface Region extends Rectangle {
  first?: number | null;
  last?: number | null;
}

/** What the gate took for text, as it stands with the finding. */
interface Proposal {
  first: number;
  last: number;
  box: Rectangle;
}

interface Props {
  images: number;
  textRisk: boolean;
  proposed: Proposal[];
  /** Marked before, and not handed in. */
  entered: Region[];
  checked: boolean;
  /** Maker and model, empty where the images do not say. */
  device: string;
  forDevice: boolean;
}

const SIDES: (keyof Rectangle)[] = ['x', 'y', 'width', 'height'];
const MOST = 500;
const LISTED = 40;

mount<Props>('redact', async (root, { images, textRisk, proposed, entered, checked, device, forDevice }) => {
  const figure = document.querySelector<HTMLElement>('[data-slices]');
  if (!figure) throw new Error('redact: no images');
  const regions: Region[] = [...entered];
  const canvas = new Rectangles(figure);
  const shownImage = () => canvas.slice + 1;

  const scope = element('select', { id: 'redact-for' }, element('option', { value: 'all', textContent: text('task.redact-all') }), element('option', { value: 'one', textContent: text('task.redact-this') }));
  const black = element('button', { type: 'button', textContent: text('task.redact-black') });
  const add = element('button', { type: 'button', textContent: text('task.redact-add') });
  const looked = element('input', { type: 'checkbox', id: 'redact-checked', checked });
  const teaches = element('input', { type: 'checkbox', id: 'redact-device', checked: forDevice });
  const body = element('tbody');
  const table = element(
    'table',
    { className: 'lesions' },
    element('caption', { textContent: text('task.redact-list') }),
    element('thead', {}, element('tr', {}, ...heads().map((name) => (name ? element('th', { scope: 'col', textContent: name }) : element('td'))))),
    body,
  );
  const empty = element('p', { className: 'hint', textContent: text('task.redact-none') });
  const proposals = element('ul', { className: 'plain proposals' });
  const takeAll = element('button', { type: 'button', textContent: text('task.redact-take-all') });
  const proposing = element('div', {}, element('h3', { textContent: text('task.redact-proposed') }), proposals, takeAll);
  root.append(
    ...(proposed.length ? [proposing] : []),
    element('p', { className: 'row redact-tools' }, add, black, element('span', {}, element('label', { htmlFor: 'redact-for', textContent: text('task.redact-for') }), ' ', scope)),
    element('div', { className: 'scroll' }, table),
    empty,
    element('p', { className: 'check' }, looked, element('label', { htmlFor: 'redact-checked', textContent: text('task.redact-checked') })),
    ...(device ? [element('p', { className: 'check' }, teaches, element('label', { htmlFor: 'redact-device', textContent: text('task.redact-device', device) }))] : []),
  );

  const { changed } = joinIn((beside) => {
    const releasing = beside.form['decision'] === 'release';
    beside.members['regions'] = regions.filter(whole);
    beside.members['checked'] = looked.checked;
    beside.members['forDevice'] = teaches.checked;
    beside.signed = releasing && (regions.length > 0 || looked.checked);
    if (!releasing) return;
    beside.problems.push(...regions.flatMap((region, index) => problems(region, index, images, canvas)));
    if (regions.length > MOST) beside.problems.push(text('task.redact-many', MOST));
    if (teaches.checked && regions.some((region) => region.first)) beside.problems.push(text('task.redact-device-all'));
    if (teaches.checked && regions.length === 0 && !looked.checked) beside.problems.push(text('task.redact-device-nothing'));
    if (textRisk && regions.length === 0 && !looked.checked) beside.problems.push(text('task.redact-unchecked'));
  });

  const draw = () => canvas.show(regions.map((region, index) => ({ rectangle: region, on: covers(region, shownImage()), name: name(region, index) })), proposed.filter((one) => one.first <= shownImage() && shownImage() <= one.last && !taken(one)).map(({ box }) => box));
  /** Which images a rectangle may be for depends on the one that is shown. */
  let offers: (() => void)[] = [];
  const list = () => {
    offers = [];
    body.replaceChildren(...regions.map(row));
    table.hidden = regions.length === 0;
    empty.hidden = regions.length > 0;
    const left = proposed.filter((one) => !taken(one));
    proposals.replaceChildren(...left.slice(0, LISTED).map(proposal));
    proposing.hidden = left.length === 0;
    draw();
  };
  const edited = () => {
    changed();
    list();
  };
  const begin = (rectangle: Rectangle) => {
    regions.push(scope.value === 'one' ? { ...rectangle, first: shownImage(), last: shownImage() } : { ...rectangle });
    edited();
    canvas.focus(regions.length - 1);
  };
  const remove = (index: number) => {
    regions.splice(index, 1);
    edited();
    add.focus();
  };
  const taken = (one: Proposal) => regions.some((region) => covers(region, one.first) && covers(region, one.last) && region.x <= one.box.x && region.y <= one.box.y && region.x + region.width >= one.box.x + one.box.width && region.y + region.height >= one.box.y + one.box.height);
  const take = (one: Proposal) => regions.push({ ...one.box, ...(one.first === 1 && one.last === images ? {} : { first: one.first, last: one.last }) });

  const proposal = (one: Proposal): HTMLElement => {
    const words = text('task.redact-box', imagesOf(one), one.box.x, one.box.y, one.box.width, one.box.height);
    const show = element('button', { type: 'button', className: 'small', textContent: text('task.redact-look') });
    show.setAttribute('aria-label', text('task.redact-look-at', words));
    show.addEventListener('click', () => canvas.go(one.first - 1));
    const over = element('button', { type: 'button', className: 'small', textContent: text('task.redact-take') });
    over.setAttribute('aria-label', text('task.redact-take-of', words));
    over.addEventListener('click', () => {
      take(one);
      edited();
      canvas.go(one.first - 1);
      (proposals.querySelector('button') ?? add).focus();
    });
    return element('li', {}, element('span', { textContent: words }), show, over);
  };

  const row = (region: Region, index: number): HTMLElement => {
    const of = (what: string) => text('task.redact-of', what, index + 1);
    const where = element('select');
    const offer = () => where.replaceChildren(...options(region).map(({ value, label, selected }) => element('option', { value, textContent: label, selected })));
    offers.push(offer);
    offer();
    where.setAttribute('aria-label', of(text('task.redact-images')));
    where.addEventListener('change', () => {
      const [first = null, last = null] = where.value === 'all' ? [] : where.value.split('-').map(Number);
      [region.first, region.last] = [first, last];
      changed();
      draw();
    });
    const cells = SIDES.map((side) => {
      const input = element('input', { type: 'number', step: '1', min: side === 'width' || side === 'height' ? '1' : '0', value: String(region[side]) });
      input.dataset['side'] = side;
      input.setAttribute('aria-label', of(sideName(side)));
      input.addEventListener('input', () => {
        region[side] = input.value === '' ? NaN : Number(input.value);
        changed();
        draw();
      });
      return element('td', {}, input);
    });
    const show = element('button', { type: 'button', className: 'small', textContent: text('task.show') });
    show.setAttribute('aria-label', text('task.redact-show', index + 1));
    show.addEventListener('click', () => {
      if (!covers(region, shownImage())) canvas.go((region.first ?? 1) - 1);
      canvas.focus(index);
    });
    const gone = element('button', { type: 'button', className: 'small', textContent: text('task.delete') });
    gone.setAttribute('aria-label', text('task.redact-delete', index + 1));
    gone.addEventListener('click', () => remove(index));
    return element('tr', {}, element('th', { scope: 'row', textContent: String(index + 1) }), element('td', {}, where), ...cells, element('td', { className: 'act' }, show, gone));
  };

  /** All images, the one that is shown, and what the rectangle is for now where that is something else. */
  const options = (region: Region) => {
    const shown = shownImage();
    const own = region.first == null ? 'all' : `${region.first}-${region.last ?? region.first}`;
    const values = [...new Set(['all', `${shown}-${shown}`, own])];
    return values.map((value) => ({ value, label: value === 'all' ? text('task.redact-all') : range(...(value.split('-').map(Number) as [number, number])), selected: value === own }));
  };

  const name = (region: Region, index: number) => text('task.redact-name', index + 1, imagesOf(region), region.x, region.y, region.width, region.height);

  canvas.onDraw(begin);
  canvas.onChange((index, rectangle) => {
    Object.assign(regions[index] as Region, rectangle);
    const inputs = body.children[index]?.querySelectorAll<HTMLInputElement>('[data-side]') ?? [];
    inputs.forEach((input) => (input.value = String(rectangle[input.dataset['side'] as keyof Rectangle])));
    changed();
    draw();
  });
  canvas.onRemove(remove);
  figure.addEventListener('slice', () => {
    offers.forEach((offer) => offer());
    draw();
  });
  scope.hidden = images === 1;
  if (images === 1) scope.parentElement?.setAttribute('hidden', '');
  black.setAttribute('aria-pressed', 'false');
  black.addEventListener('click', () => black.setAttribute('aria-pressed', String(canvas.blacken())));
  add.addEventListener('click', () => {
    const { width, height } = canvas.size;
    const [w, h] = [Math.max(1, Math.round(width / 4)), Math.max(1, Math.round(height / 10))];
    begin({ x: Math.floor((width - w) / 2), y: Math.floor((height - h) / 2), width: w, height: h });
  });
  takeAll.addEventListener('click', () => {
    proposed.filter((one) => !taken(one)).forEach(take);
    edited();
    add.focus();
  });
  looked.addEventListener('change', changed);
  teaches.addEventListener('change', changed);
  list();
});

function heads(): string[] {
  return ['', text('task.redact-images'), ...SIDES.map(sideName), ''];
}

function sideName(side: keyof Rectangle): string {
  if (side === 'width') return text('task.redact-width');
  return side === 'height' ? text('task.redact-height') : side;
}

function range(first: number, last: number): string {
  return first === last ? text('task.redact-one', first) : text('task.redact-range', first, last);
}

function imagesOf({ first, last }: { first?: number | null; last?: number | null }): string {
  return first == null ? text('task.redact-all') : range(first, last ?? first);
}

function covers({ first, last }: Region, image: number): boolean {
  return first == null || (first <= image && image <= (last ?? first));
}

function whole({ x, y, width, height }: Region): boolean {
  return [x, y, width, height].every(Number.isFinite);
}

function problems(region: Region, index: number, images: number, canvas: Rectangles): string[] {
  const { x, y, width, height } = region;
  const numbers = [x, y, width, height];
  const { size } = canvas;
  const seen = covers(region, canvas.slice + 1);
  if (!numbers.every(Number.isInteger)) return [text('task.redact-problem', index + 1, text('task.number-missing'))];
  const outside = x < 0 || y < 0 || width < 1 || height < 1 || (region.last ?? region.first ?? 1) > images || (seen && (x + width > size.width || y + height > size.height));
  return outside ? [text('task.redact-problem', index + 1, text('task.redact-outside'))] : [];
}
