/** How a closed patient is named: by the whole record number, or by full name and birth date. */
export interface Meant {
  way: 'mrn' | 'person';
  mrn: string;
  family_name: string;
  given_name: string;
  birth_date: string;
}

const NOBODY: Meant = { way: 'mrn', mrn: '', family_name: '', given_name: '', birth_date: '' };
const ISO_DAY = /\b(\d{4})-(\d{1,2})-(\d{1,2})\b/;
const US_DAY = /\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b/;
const SPACES = /\s+/;

/** What the words of a search say about whom is meant, to begin the form with. They stay on the page. */
export function meantBy(text: string): Meant {
  const day = dayIn(text);
  if (day === null) {
    // A closed patient is matched by the whole number or by name and day; one word can only be the number.
    return SPACES.test(text.trim()) ? NOBODY : { ...NOBODY, mrn: text.trim() };
  }
  const words = text.replace(day.written, ' ').trim();
  const [family = '', given = ''] = words.includes(',')
    ? words.split(',').map((part) => part.trim())
    : lastFirst(words.split(SPACES));
  return { ...NOBODY, way: 'person', family_name: family, given_name: given, birth_date: day.day };
}

function lastFirst(words: readonly string[]): [string, string] {
  return words.length < 2 ? [words[0] ?? '', ''] : [words.at(-1) ?? '', words.slice(0, -1).join(' ')];
}

function dayIn(text: string): { written: string; day: string } | null {
  const iso = ISO_DAY.exec(text);
  if (iso !== null) {
    return { written: iso[0], day: asDay(iso[1], iso[2], iso[3]) };
  }
  const us = US_DAY.exec(text);
  return us === null ? null : { written: us[0], day: asDay(us[3], us[1], us[2]) };
}

function asDay(year = '', month = '', day = ''): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** Whether it names one person. */
export function isComplete({ way, mrn, family_name, given_name, birth_date }: Meant): boolean {
  return way === 'mrn' ? mrn.trim() !== '' : [family_name, given_name, birth_date].every((each) => each.trim() !== '');
}
