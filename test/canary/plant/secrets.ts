// What is planted: each secret is made here, and kept so that it can be looked for.
import { base64Parts } from '../searcher/encodings';
import type { Group, Secret } from '../searcher/secret';
import { decimals, hindiWord, name, number, serial, sid, word } from './words';

/** Someone with a phone. */
export interface Person {
  /** with a plus */
  phone: string;
  /** of the profile; WhatsApp allows 25 characters */
  profileName: string;
  email: string;
}

/** All secrets of a run. */
export class Secrets {
  readonly all: Secret[] = [];
  private readonly known = new Set<string>();

  add(group: Group, kind: string, ...texts: string[]): void {
    const unknown = texts.filter((text) => !this.known.has(text));
    for (const text of unknown) this.known.add(text);
    if (unknown.length > 0) this.all.push({ group, kind, texts: unknown });
  }

  /** Takes others over, as secrets of another group. */
  adopt({ all }: Secrets, group: Group): void {
    this.all.push(...all.map((secret) => ({ ...secret, group })));
  }

  /** A row of bytes, such as a key. */
  addBytes(group: Group, kind: string, bytes: Buffer): void {
    const writings = [{ writing: 'as bytes', bytes }, { writing: 'hex', bytes: Buffer.from(bytes.toString('hex')) }, ...base64Parts(bytes).map((part) => ({ writing: 'base64', bytes: part }))];
    this.all.push({ group, kind, texts: [], bytes: writings });
  }

  number(kind = "a citizen's number"): string {
    const digits = number();
    this.all.push({ group: 'identity', kind, texts: [], number: digits });
    return digits;
  }

  name(kind = 'a name'): string {
    const made = name();
    this.add('identity', kind, made);
    return made;
  }

  hindiName(kind = 'a name in Devanagari'): string {
    const made = hindiWord();
    this.add('identity', kind, made);
    return made;
  }

  serial(kind: string): string {
    const made = serial();
    this.add('identity', kind, made);
    return made;
  }

  sid(kind: string, letters: string): string {
    const made = sid(letters);
    this.twilioId(kind, made);
    return made;
  }

  /** The part of a Twilio id that is random. */
  twilioId(kind: string, id: string): void {
    this.add('identity', kind, id.slice(2));
  }

  /** A position near Jaunpur that nobody else has: what a camera writes, never a place that is told. */
  position(kind: string): { lat: string; lon: string; short: string } {
    const [lat, lon] = [`25.${decimals(4)}`, `82.${decimals(4)}`];
    const longer = { lat: lat + decimals(4), lon: lon + decimals(4), short: `+${lat}+0${lon}/` };
    this.add('identity', kind, longer.lat, longer.lon, longer.short.slice(0, -1));
    return longer;
  }

  /** A word of a story: for those who may read the report, and nobody else. */
  storyWord(kind = "a word of a citizen's story"): string {
    const made = word();
    this.add('story', kind, made);
    return made;
  }

  hindiStoryWord(kind = "a Hindi word of a citizen's story"): string {
    const made = hindiWord();
    this.add('story', kind, made);
    return made;
  }

  person(language: 'en' | 'hi' = 'en'): Person {
    const first = language === 'hi' ? this.hindiName('a profile name in Devanagari') : this.name('a profile name');
    const last = language === 'hi' ? this.hindiName('a profile name in Devanagari') : this.name('a profile name');
    const digits = this.number();
    const local = `${(language === 'hi' ? name() : first).toLowerCase()}.${digits.slice(-10)}`;
    return { phone: `+${digits}`, profileName: `${first} ${last}`.slice(0, 25), email: `${local}@example.org` };
  }
}
