import { text } from './texts';

/** A refusal of the server in its own words (problem+json). */
export interface Problem {
  status: number;
  code?: string;
  detail?: string;
  /** What was handed in too late stays with the person. */
  draftKept?: boolean;
  errors?: { field?: string; sentence?: string }[];
}

export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(sentences(problem).join(' '));
  }
}

/** Sends JSON. @throws Refused with the server's sentences */
export async function post(url: string, body: object, headers: Record<string, string> = {}): Promise<unknown> {
  return send('POST', url, body, headers);
}

/** Files as they are; tells how many bytes of all have left the browser, which only an XMLHttpRequest knows. @throws Refused */
export function sendFiles(
  url: string,
  files: FormData,
  headers: Record<string, string>,
  progress: (sent: number, all: number) => void,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', url);
    Object.entries({ Accept: 'application/json', ...csrf(), ...headers }).forEach(([name, value]) => request.setRequestHeader(name, value));
    request.upload.addEventListener('progress', (event) => progress(event.loaded, event.total));
    request.addEventListener('error', () => reject(new TypeError('the connection broke')));
    request.addEventListener('load', () => {
      const answer = json(request.responseText);
      if (request.status >= 200 && request.status < 300) resolve(answer);
      else reject(new Refused({ ...(answer as Problem), status: request.status }));
    });
    request.send(files);
  });
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

/** As {@link post}, for what is kept at the address. @throws Refused */
export async function put(url: string, body: object): Promise<unknown> {
  return send('PUT', url, body);
}

/** @throws Refused */
export async function remove(url: string): Promise<unknown> {
  return send('DELETE', url, {});
}

/** Says something to the server that nobody waits for; it arrives even if the page is left at once. */
export function tell(url: string): void {
  fetch(url, { method: 'POST', headers: csrf(), keepalive: true }).catch(() => undefined);
}

/** @throws Refused */
export async function get(url: string): Promise<unknown> {
  const response = await fetch(url, { headers: { Accept: 'application/json' } });
  const answer: unknown = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refused({ ...(answer as Problem), status: response.status });
  return answer;
}

async function send(method: string, url: string, body: object, headers: Record<string, string> = {}): Promise<unknown> {
  const response = await fetch(url, {
    method,
    headers: { Accept: 'application/json', 'Content-Type': 'application/json', ...csrf(), ...headers },
    body: JSON.stringify(body),
  });
  const answer: unknown = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refused({ ...(answer as Problem), status: response.status });
  return answer;
}

export function sentences(problem: Problem): string[] {
  const fields = (problem.errors ?? []).map((error) => error.sentence).filter((sentence) => sentence !== undefined);
  const first = problem.detail ?? text('page.refused', problem.status);
  return [first, ...fields.filter((sentence) => !first.includes(sentence))];
}

/** A key under which the server knows a repeated request; works without a secure context, unlike randomUUID. */
export function idempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function csrf(): Record<string, string> {
  const header = meta('_csrf_header');
  const token = meta('_csrf');
  return header && token ? { [header]: token } : {};
}

function meta(name: string): string | undefined {
  return document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content;
}
