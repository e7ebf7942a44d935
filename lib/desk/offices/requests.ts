// What comes in requests, parsed once into what the case API takes.
import type { Request } from 'express';
import { LIST_SORTS, LIST_STATES, type TipQuery } from '../cases/list-tips';
import { COUNT_KEYS, type CountFilters, type CountKey, type CountQuery } from '../statistics/counts';
import { Problem } from './problems';

type Given = Record<string, unknown>;

const refuse = (): never => {
  throw new Problem('bad-request');
};

/** A row's id from the path. @throws Problem not-found for anything that is none */
export function idOf(text: unknown): number {
  if (typeof text !== 'string' || !/^[1-9]\d{0,14}$/.test(text)) throw new Problem('not-found');
  return Number(text);
}

/** The JSON body. @throws Problem bad-request */
export function bodyOf(request: Request): Given {
  const body: unknown = request.body;
  return typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Given) : refuse();
}

/** A whole number of 1 or more, also where a form gave it as text. */
export function wholeNumber(value: unknown): number {
  const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number > 0 ? number : refuse();
}

export const text = (value: unknown): string => (typeof value === 'string' ? value : refuse());
export const optionalText = (value: unknown): string => (value === undefined || value === null ? '' : text(value));
/** undefined: not given; null: cleared */
export const clearableText = (value: unknown): string | null | undefined => (value === undefined || value === null || value === '' ? (value === undefined ? undefined : null) : text(value));
export const flag = (value: unknown): boolean => (value === undefined || value === null || value === '' || value === 'false' || value === false ? false : value === true || value === 'true' || value === 'on' ? true : refuse());

export function optionalList(value: unknown): string[] | undefined {
  if (value === undefined) return undefined;
  return Array.isArray(value) && value.length <= 50 && value.every((item) => typeof item === 'string') ? value : refuse();
}

// No text of the database holds a NUL.
const one = (value: unknown): string | undefined => (value === undefined || value === '' ? undefined : typeof value === 'string' && value.length <= 500 && !value.includes('\0') ? value : refuse());
const several = (value: unknown): string[] | undefined => one(value)?.split(',').slice(0, 200);
const among = <T extends string>(allowed: readonly T[], value: string): T => (allowed.includes(value as T) ? (value as T) : refuse());
const limit = (value: unknown, usual: number, most: number): number => Math.min(most, one(value) === undefined ? usual : wholeNumber(value));

function time(value: unknown): string | undefined {
  const given = one(value);
  if (given === undefined) return undefined;
  return /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2}))?$/.test(given) && !Number.isNaN(Date.parse(given)) ? given : refuse();
}

function day(value: unknown): string | undefined {
  const given = time(value);
  return given === undefined || given.length === 10 ? given : refuse();
}

export function tipQuery(query: Given): TipQuery {
  return {
    state: among(LIST_STATES, one(query.state) ?? 'open'), sort: among(LIST_SORTS, one(query.sort) ?? 'newest'),
    category: several(query.category), station: several(query.station), district: several(query.district), sensitivity: several(query.sensitivity),
    q: one(query.q)?.trim() || undefined, since: time(query.since), until: time(query.until),
    incomplete: one(query.incomplete) === undefined ? undefined : flag(query.incomplete), limit: limit(query.limit, 50, 100), after: one(query.after),
  };
}

export function countQuery(query: Given): CountQuery {
  const split = one(query.split);
  const filters: CountFilters = {};
  for (const key of ['category', 'station', 'district', 'sensitivity', 'state', 'outcome'] as const) filters[key] = several(query[key]);
  return { by: among<CountKey>(COUNT_KEYS, one(query.by) ?? 'category'), split: split === undefined ? undefined : among<CountKey>(COUNT_KEYS, split), from: day(query.from), to: day(query.to), filters };
}

export function auditQuery(query: Given) {
  const number = (value: unknown) => (one(value) === undefined ? undefined : wholeNumber(value));
  return { act: one(query.act), user: number(query.user), tip: number(query.tip), since: time(query.since), before: number(query.before), limit: limit(query.limit, 100, 200) };
}

export const optionalId = (value: unknown): number | null => (one(value) === undefined ? null : wholeNumber(value));
