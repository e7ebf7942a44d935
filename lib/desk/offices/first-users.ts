// The users of a new desk: DIG, an SP and an officer for each district, police IT, an auditor.
import type { Queryable, Sql } from '../../database/connect';
import type { Role } from './viewer';
import { makeUser, type NewUser } from './users';

export interface FirstUser {
  username: string;
  password: string;
  role: Role;
  office: string | null;
}

/** The districts of Varanasi Range (press note of the range), for a desk whose flows have not brought their own yet. */
const RANGE = [
  { code: 'JNP', nameEn: 'Jaunpur', nameHi: 'जौनपुर' },
  { code: 'GZP', nameEn: 'Ghazipur', nameHi: 'गाजीपुर' },
  { code: 'CDL', nameEn: 'Chandauli', nameHi: 'चंदौली' },
];
/** Any constant: two desks that start at once take turns. */
const LOCK = 5_471_020;

/**
 * Makes the first users and their offices where there is no user yet.
 * @returns what to show once, with the passwords; an empty list where there are users already
 */
export async function makeFirstUsers(sql: Sql): Promise<FirstUser[]> {
  // Without the lock, which a flow of the desk may hold: each start comes by here.
  if (await hasUsers(sql)) return [];
  return sql.begin(async (transaction) => {
    await transaction`select pg_advisory_xact_lock(${LOCK})`;
    if (await hasUsers(transaction)) return [];
    const known = await transaction<typeof RANGE>`select code, name_en as "nameEn", name_hi as "nameHi" from desk.districts where active order by code`;
    const districts = known.length > 0 ? known : RANGE;
    await makeOffice(transaction, 'DIG', 'dig', null, 'DIG office', 'डीआईजी कार्यालय');
    const people: NewUser[] = [{ username: 'dig', name: 'DIG office', role: 'dig', office: 'DIG' }];
    for (const district of districts) {
      const office = `SP-${district.code}`;
      const word = district.nameEn.toLowerCase().replace(/[^a-z0-9]+/g, '-');
      await makeOffice(transaction, office, 'sp', district.code, `SP office ${district.nameEn}`, `एसपी कार्यालय ${district.nameHi}`);
      people.push({ username: `sp-${word}`, name: `SP ${district.nameEn}`, role: 'sp', office });
      people.push({ username: `officer-${word}`, name: `Officer ${district.nameEn}`, role: 'officer', office });
    }
    people.push({ username: 'it', name: 'Police IT', role: 'police-it', office: null }, { username: 'auditor', name: 'Auditor', role: 'auditor', office: null });
    const made: FirstUser[] = [];
    for (const person of people) made.push({ username: person.username, password: await makeUser(transaction, person), role: person.role, office: person.office });
    return made;
  });
}

async function hasUsers(sql: Queryable): Promise<boolean> {
  const [user] = await sql`select from desk.users limit 1`;
  return user !== undefined;
}

async function makeOffice(sql: Queryable, id: string, kind: 'dig' | 'sp', district: string | null, nameEn: string, nameHi: string): Promise<void> {
  await sql`
    insert into desk.offices (id, kind, district, name_en, name_hi) values (${id}, ${kind}, ${district}, ${nameEn}, ${nameHi})
    on conflict (id) do nothing`;
}
