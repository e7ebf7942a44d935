// What every operation of the stand-in goes through: the account's password, and faults that were asked for.
import { timingSafeEqual } from 'node:crypto';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { Operation } from '../types';
import { injectedRefusal, refusal, Refusal } from './refusals';
import type { World } from './world';

/** Lets through only the account's SID and token, by HTTP Basic authentication. */
export function authorize(world: World): RequestHandler {
  const expected = Buffer.from(`Basic ${Buffer.from(`${world.account.sid}:${world.account.authToken}`).toString('base64')}`);
  return (request, _response, next) => {
    const given = Buffer.from(request.headers.authorization ?? '');
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw refusal(20003);
    const account = request.path.match(/^\/2010-04-01\/Accounts\/([^/]+)/)?.[1];
    if (account !== undefined && account !== world.account.sid) throw refusal(20404);
    next();
  };
}

/**
 * Strikes with a fault that was asked for.
 * @returns whether the operation goes on, and whether its answer is to be lost
 * @throws Refusal where the fault refuses
 */
export function meetFaults(world: World, operation: Operation, phone: string | undefined): 'go-on' | 'hang' | 'lose-answer' {
  if (world.faults.strike('hang', phone, operation)) return 'hang';
  const refused = world.faults.strike('refuse', phone, operation);
  if (refused) throw injectedRefusal(refused.code ?? 20500, refused.status, refused.retryAfter);
  return world.faults.strike('answer-lost', phone, operation) ? 'lose-answer' : 'go-on';
}

/** Wraps an operation: faults first, then the work, then its answer (204 where the work gives none). */
export function operate(world: World, operation: Operation, successStatus: number, work: (request: Request, response: Response) => unknown, phoneOf: (request: Request) => string | undefined = () => undefined): RequestHandler {
  return async (request, response) => {
    const course = meetFaults(world, operation, phoneOf(request));
    if (course === 'hang') return;
    const answer = await work(request, response);
    if (course === 'lose-answer') request.socket.destroy();
    else if (!response.headersSent) {
      if (answer === undefined) response.status(204).end();
      else response.status(successStatus).json(answer);
    }
  };
}

/** Answers in Twilio's shape for whatever was thrown. */
export function answerRefusal(error: unknown, _request: Request, response: Response, _next: NextFunction): void {
  const refused = error instanceof Refusal ? error : isTooLarge(error) ? refusal(20001, 'The request is too large.') : refusal(20500);
  if (!(error instanceof Refusal) && !isTooLarge(error)) console.error(`The simulator failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  if (refused.retryAfter !== undefined) response.setHeader('Retry-After', String(refused.retryAfter));
  if (refused.status === 401) response.setHeader('WWW-Authenticate', 'Basic realm="Twilio API"');
  response.status(refused.status).json(refused.toJSON());
}

const isTooLarge = (error: unknown): boolean => typeof error === 'object' && error !== null && 'type' in error && error.type === 'entity.too.large';

/** A form field as one text; the first where it was given several times. */
export function field(form: unknown, name: string): string | undefined {
  const value = (form as Record<string, string | string[] | undefined> | undefined)?.[name];
  return Array.isArray(value) ? value[0] : value;
}

/** A path parameter. */
export const parameter = (request: Request, name: string): string => String(request.params[name]);
