// Calls of the case API with the session's cookie. A problem comes with its sentence in both languages.
import type { Names } from './types';
import { words } from './words';

export class ApiProblem extends Error {
  constructor(readonly status: number, readonly code: string, readonly sentence: Names) {
    super(code);
  }
}

/** Leads to the sign-in page, and from there back to here. */
export function toSignIn(): void {
  window.location.assign(`/sign-in?next=${encodeURIComponent(window.location.pathname)}`);
}

async function call<T>(path: string, init: RequestInit = {}): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, { ...init, headers: { Accept: 'application/json', ...init.headers } });
  } catch {
    throw new ApiProblem(0, 'not-connected', words('notConnected'));
  }
  if (response.status === 401) toSignIn();
  if (response.status === 204) return undefined as T;
  const body = (await response.json().catch(() => null)) as { error?: { code: string } & Names } | null;
  if (!response.ok) throw new ApiProblem(response.status, body?.error?.code ?? 'failed', body?.error?.en ? body.error : words('failed'));
  return body as T;
}

export const read = <T>(path: string) => call<T>(path);
export const post = <T>(path: string, body: object) => call<T>(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
export const send = <T>(path: string, form: FormData) => call<T>(path, { method: 'POST', body: form });

/** Any error as a sentence for the reader. */
export const sentenceOf = (error: unknown): Names => (error instanceof ApiProblem ? error.sentence : words('failed'));
