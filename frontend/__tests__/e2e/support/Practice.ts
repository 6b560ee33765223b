import { randomInt } from 'node:crypto';
import { type APIRequestContext, expect, request as playwrightRequest } from '@playwright/test';
import type {
  Alert,
  AlertCreate,
  Colleague,
  Patient,
  PatientEntry,
  PatientStatus,
  PracticeUpdate,
} from '../../../src/lib/api/shapes';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** A word that nobody else's name has. */
export function unheardOf(): string {
  const word = Array.from({ length: 10 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return `Q${word}`;
}

const FIRST_BORN = 1930;
const LAST_BORN = 1990;
const LAST_DAY = 29;

/** A birth date that hardly anybody else's record has. */
function someBirthDate(): string {
  const [year, month, day] = [randomInt(FIRST_BORN, LAST_BORN), randomInt(1, 13), randomInt(1, LAST_DAY)];
  return [year, month, day].map((each) => String(each).padStart(2, '0')).join('-');
}

/** The practice over its API: what a colleague does while a test looks at a page. */
export class Practice {
  constructor(
    private readonly request: APIRequestContext,
    private readonly origin: string,
  ) {}

  /** Somebody who resembles nobody on record: whoever does is entered only with a decision. */
  async addPatient(facts: Partial<PatientEntry> = {}): Promise<Patient> {
    const name = unheardOf();
    const email = `${name}@example.com`;
    const person = { family_name: name, given_name: unheardOf(), birth_date: someBirthDate(), email };
    const answer = await this.request.post('patients', { data: { ...person, ...facts } });
    expect(answer.status()).toBe(201);
    return answer.json();
  }

  async patient(id: string): Promise<Patient> {
    return (await this.request.get(`patients/${id}`)).json();
  }

  async move(patient: Patient, status: PatientStatus, reason: string | null = null): Promise<Patient> {
    const needsReason = status === 'urgent' || status === 'churned';
    const data = { status, version: patient.version, reason: reason ?? (needsReason ? 'Called us.' : null) };
    const answer = await this.request.put(`patients/${patient.id}/status`, { data });
    expect(answer.status()).toBe(200);
    return answer.json();
  }

  /** A colleague was in touch with the patient just now. */
  async noteContact(id: string): Promise<void> {
    const data = { kind: 'call', note: 'Asked how it goes.' };
    const answer = await this.request.post(`patients/${id}/contacts`, { data });
    expect(answer.status()).toBe(201);
  }

  async raise(note: string, facts: Partial<AlertCreate> = {}): Promise<Alert> {
    const answer = await this.request.post('alerts', { data: { note, ...facts } });
    expect(answer.status()).toBe(201);
    return answer.json();
  }

  /** Somebody looks after everything urgent that waits. */
  async acknowledgeUrgent(): Promise<void> {
    const { items } = await (await this.request.get('alerts?priority=urgent&limit=200')).json();
    const ids = items.map(({ id }: Alert) => id);
    if (ids.length > 0) {
      const answer = await this.request.put('alerts/acknowledge', { data: { alert_ids: ids } });
      expect(answer.status()).toBe(200);
    }
  }

  /** The user id of somebody who works with alerts. */
  async colleague(name: string): Promise<string> {
    const everybody: Colleague[] = await (await this.request.get('alerts/colleagues')).json();
    return everybody.find((each) => each.name === name)?.user_id ?? '';
  }

  async close(alert: Alert): Promise<void> {
    const answer = await this.request.put(`alerts/${alert.id}/close`, { data: {} });
    expect(answer.status()).toBe(200);
  }

  /** A patient with an alert that a colleague raised about them. */
  async addAlert(facts: Partial<AlertCreate> = {}): Promise<{ patient: Patient; alert: Alert }> {
    const patient = await this.addPatient();
    return { patient, alert: await this.raise('Please call back.', { patient_id: patient.id, ...facts }) };
  }

  /** Change switches of the practice; somebody else may change others at the same moment. */
  async set(changes: Partial<Omit<PracticeUpdate, 'version'>>) {
    await expect(async () => {
      const { is_demo: _, ...settings } = await (await this.request.get('practice/settings')).json();
      const answer = await this.request.put('practice', { data: { ...settings, ...changes } });
      expect(answer.status()).toBe(200);
    }).toPass();
  }

  /** The key of a role of the practice's own, which nobody has yet and which may do what the front desk may. */
  async addRole(): Promise<string> {
    const data = { name: unheardOf(), description: '', permissions: [], inherits: ['front_desk'], reason: 'A test.' };
    const answer = await this.request.post('roles', { data });
    expect(answer.status()).toBe(201);
    return (await answer.json()).key;
  }

  /** An open invitation: its address, and the token of its link. */
  async invite(role = 'front_desk'): Promise<{ email: string; token: string }> {
    const email = `${unheardOf().toLowerCase()}@example.com`;
    const invited = await this.request.post('users', { data: { email, role } });
    expect(invited.status()).toBe(201);
    const shown = await this.request.post(`users/invitations/${(await invited.json()).id}/link`);
    expect(shown.ok()).toBe(true);
    return { email, token: new URL((await shown.json()).link).hash.replace('#token=', '') };
  }

  /** A new colleague with an account of their own, which a test may change as it likes. */
  async hire(role = 'front_desk'): Promise<{ name: string; email: string; password: string }> {
    const { email, token } = await this.invite(role);
    const account = { name: `Testa ${unheardOf()}`, email, password: `seven quiet ${unheardOf()} at noon` };
    const data = { ...account, invitation: token };
    // Not with the administrator's cookies: whoever signs up is signed in.
    const stranger = await playwrightRequest.newContext({
      baseURL: this.origin,
      extraHTTPHeaders: { origin: this.origin },
    });
    const answer = await stranger.post('/pfinni/api/v1/auth/sign-up/email', { data });
    expect(answer.status()).toBe(200);
    await stranger.post('/pfinni/api/v1/auth/sign-out');
    await stranger.dispose();
    return account;
  }
}
