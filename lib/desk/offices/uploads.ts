// Reads a form with files into memory, within bounds.
import type { IncomingMessage } from 'node:http';
import busboy from 'busboy';
import { LARGEST_MEDIA } from '../../exchange/messages';
import { Problem, type ProblemCode } from './problems';

/** Files of one report of action. */
const MOST_FILES = 5;

/** The fields, and the files that came under `media`. @throws Problem bad-request, too-large */
export function readForm(request: IncomingMessage): Promise<{ fields: Record<string, string>; files: Buffer[] }> {
  return new Promise((resolve, reject) => {
    const fields: Record<string, string> = {};
    const files: Buffer[] = [];
    let failed = false;
    const fail = (code: ProblemCode) => {
      if (failed) return;
      failed = true;
      request.unpipe();
      // What still comes is read and dropped, else the browser waits with its request and never sees the answer.
      request.resume();
      reject(new Problem(code));
    };
    let form: busboy.Busboy;
    try {
      form = busboy({ headers: request.headers, limits: { files: MOST_FILES, fileSize: LARGEST_MEDIA, fields: 20, fieldSize: 64 * 1024, parts: 40 } });
    } catch {
      fail('bad-request');
      return;
    }
    form.on('field', (name, value, info) => (info.valueTruncated ? fail('too-long') : (fields[name] = value)));
    form.on('file', (name, stream) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('limit', () => fail('too-large'));
      stream.on('error', () => fail('bad-request'));
      stream.on('close', () => {
        const bytes = Buffer.concat(parts);
        // A form's file field that was left empty comes as a file of no bytes.
        if (name === 'media' && bytes.length > 0) files.push(bytes);
      });
    });
    form.on('filesLimit', () => fail('too-large'));
    form.on('partsLimit', () => fail('too-large'));
    form.on('error', () => fail('bad-request'));
    form.on('close', () => !failed && resolve({ fields, files }));
    request.on('aborted', () => fail('bad-request'));
    request.pipe(form);
  });
}
