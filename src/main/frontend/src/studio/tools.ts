import { element } from '../island';

/** A button of a toolbar; `pressed` for one that is on or off. */
export function tool(name: string, press: () => unknown, options: { shortcut?: string; pressed?: boolean } = {}): HTMLButtonElement {
  const button = element('button', { type: 'button', className: 'small', textContent: name });
  if (options.shortcut) button.setAttribute('aria-keyshortcuts', options.shortcut);
  if (options.pressed !== undefined) button.setAttribute('aria-pressed', String(options.pressed));
  button.addEventListener('click', () => void press());
  return button;
}

export function toolbar(name: string, ...tools: (Node | string)[]): HTMLElement {
  const bar = element('div', { className: 'studio-tools', ariaLabel: name }, ...tools);
  bar.setAttribute('role', 'group');
  return bar;
}
