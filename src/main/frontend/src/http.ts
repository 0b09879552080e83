import { text } from './texts';

/** A refusal of the server in its own words (problem+json). */
export interface Problem {
  status: number;
  code?: string;
  detail?: string;
  /** JSON pointer to what it is about. */
  location?: string;
  /** What was handed in too late stays with the person. */
  draftKept?: boolean;
  errors?: { field?: string; sentence?: string }[];
}

export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(sentences(problem).join(' '));
  }
}

/** Reads JSON. @throws Refused with the server's sentences */
export async function get(url: string): Promise<unknown> {
  return answered(await fetch(url, { headers: { Accept: 'application/json' } }));
}

/** Sends JSON. @throws Refused with the server's sentences */
export async function post(url: string, body: object, headers: Record<string, string> = {}, signal?: AbortSignal): Promise<unknown> {
  return answered(await request('POST', url, body, headers, signal));
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

/** Replaces the version that is known, and gives the one that is there then. @throws Refused, also where there is another one by now */
export async function putVersion(url: string, body: object, known: string): Promise<string> {
  const response = await request('PUT', url, body, { 'If-Match': `"${known}"` });
  await answered(response);
  return (response.headers.get('ETag') ?? known).replace(/^W\/|"/g, '');
}

/** As {@link putVersion}, for text; nothing is known of a new one. @throws Refused */
export async function putText(url: string, body: string, known: string | null): Promise<string> {
  const response = await request('PUT', url, body, known === null ? {} : { 'If-Match': `"${known}"` });
  await answered(response);
  return (response.headers.get('ETag') ?? '').replace(/^W\/|"/g, '');
}

/** Sends a file as the body. @throws Refused */
export async function sendFile(url: string, file: Blob): Promise<unknown> {
  return answered(await request('POST', url, file, {}));
}

async function send(method: string, url: string, body: object, headers: Record<string, string> = {}): Promise<unknown> {
  return answered(await request(method, url, body, headers));
}

/** Once more where the token of the page belongs to a session that is over and another one has begun since, in another window. */
async function request(method: string, url: string, body: object | string, headers: Record<string, string>, signal?: AbortSignal): Promise<Response> {
  const ask = () =>
    fetch(url, {
      method,
      headers: { Accept: 'application/json', 'Content-Type': typeOf(body), ...csrf(), ...headers },
      body: typeof body === 'string' || body instanceof Blob ? body : JSON.stringify(body),
      ...(signal ? { signal } : {}),
    });
  const response = await ask();
  if (response.status === 401 || response.status === 403) {
    const problem = (await response.clone().json().catch(() => ({}))) as Problem;
    if ((response.status === 401 || problem.code === 'CSRF_TOKEN') && (await renewed())) return ask();
  }
  return response;
}

function typeOf(body: object | string): string {
  if (typeof body === 'string') return 'text/plain;charset=UTF-8';
  return body instanceof Blob ? body.type : 'application/json';
}

/** Takes over the token of the session there is now. */
async function renewed(): Promise<boolean> {
  const page = await fetch(location.pathname, { headers: { Accept: 'text/html' } });
  if (!page.ok || page.redirected) return false;
  const fresh = new DOMParser().parseFromString(await page.text(), 'text/html').querySelector<HTMLMetaElement>('meta[name="_csrf"]')?.content;
  const stale = document.querySelector<HTMLMetaElement>('meta[name="_csrf"]');
  if (!fresh || !stale) return false;
  stale.content = fresh;
  return true;
}

async function answered(response: Response): Promise<unknown> {
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
