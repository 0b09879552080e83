import { text } from './texts';

/** Mounts an island on every element that asks for it and says on the element how that went. */
export function mount<P>(name: string, start: (root: HTMLElement, props: P) => Promise<void>): void {
  document.querySelectorAll<HTMLElement>(`[data-island="${name}"]`).forEach(async (root) => {
    try {
      await start(root, propsOf<P>(root));
      root.dataset['ready'] = '';
    } catch (error) {
      root.dataset['error'] = String(error);
      root.append(notice('error', text('page.broken')));
      throw error;
    }
  });
}

function propsOf<P>(root: HTMLElement): P {
  const script = root.querySelector('script[type="application/json"]');
  return JSON.parse(script?.textContent ?? '{}') as P;
}

export function notice(kind: 'error' | 'warn' | 'info', sentence: string): HTMLElement {
  return element('p', { className: `notice notice-${kind}`, role: kind === 'error' ? 'alert' : 'status', textContent: sentence });
}

/** A new element with these properties and children; text only, never markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Partial<HTMLElementTagNameMap[K]> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}
