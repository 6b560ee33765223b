import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { DeactivateDialog } from '@/components/admin/DeactivateDialog';
import { EditUserDialog } from '@/components/admin/EditUserDialog';
import { GrantDialog } from '@/components/admin/GrantDialog';
import { InviteDialog } from '@/components/admin/InviteDialog';
import { LetInDialog } from '@/components/admin/LetInDialog';
import { RoleChangeDialog } from '@/components/admin/RoleChangeDialog';
import { RoleDialog } from '@/components/admin/RoleDialog';
import { SettingsForm } from '@/components/admin/SettingsForm';
import { AlertPreferencesForm } from '@/components/alerts/AlertPreferencesForm';
import { BreakGlassDialog } from '@/components/emergency/BreakGlassDialog';
import { ReviewDialog } from '@/components/emergency/ReviewDialog';
import { useListPlace } from '@/components/patients/listPlace';
import { FIELD_RULES } from '@/lib/api/fieldRules';
import { dropKeptText } from '@/lib/session/keptText';
import { admit, endSession, forgetSession, renewSession, useSessionLock } from '@/lib/session/sessionLock';
import { ReasonDialog } from '@/lib/ui/ReasonDialog';
import { anEmergency, aRole, aUser, someSettings } from '../support/adminBuilders';
import { show } from '../support/render';

const casey = { id: 'casey', name: 'Casey Morgan', email: 'casey@example.com' };
const IDLE = { problem: null, isSaving: false, onSubmit: vi.fn(), onClose: vi.fn() };
const nothingLeft = { alerts: 0, patients: 0, provider_id: null };
const preferences = {
  email: [],
  sms: [],
  muted: [],
  email_address: null,
  phone: null,
  quiet_from: null,
  quiet_until: null,
  deputy_id: null,
  away_until: null,
};

function SearchedList() {
  const { text, move } = useListPlace('/patients');
  return <input aria-label="Find a patient" value={text} onChange={(event) => move({ text: event.target.value })} />;
}

/** Each form that takes words, and the field of it that takes them. */
const FORMS: [string, () => ReactNode, RegExp | string][] = [
  ['an invitation', () => <InviteDialog roles={[aRole()]} providers={[]} {...IDLE} />, 'Email'],
  ['a user', () => <EditUserDialog user={aUser()} providers={[]} {...IDLE} />, 'Name'],
  ['a grant', () => <GrantDialog name="Robin Hale" held={[]} own={['patient.read']} {...IDLE} />, /Reason/],
  ['a role', () => <RoleDialog known={null} roles={[]} mayGive={[]} {...IDLE} />, 'What it is for'],
  [
    'the end of an account',
    () => <DeactivateDialog name="Robin Hale" handOver={nothingLeft} colleagues={[]} providers={[]} {...IDLE} />,
    /Reason/,
  ],
  [
    'a step that needs a reason',
    () => (
      <ReasonDialog title="Two people" name="two people" rule={FIELD_RULES.PairDecision.reason} action="Keep" {...IDLE}>
        They are two people.
      </ReasonDialog>
    ),
    'Reason',
  ],
  ['letting somebody in', () => <LetInDialog user={aUser()} roles={[]} {...IDLE} />, 'Reason'],
  ['another role', () => <RoleChangeDialog user={aUser()} roles={[]} {...IDLE} />, 'Reason'],
  ['an emergency', () => <BreakGlassDialog searched="MRN-7" {...IDLE} />, 'Why the patient’s care needs it'],
  ['who is meant in an emergency', () => <BreakGlassDialog searched="MRN-7" {...IDLE} />, 'Record number'],
  ['the search that an emergency began with', () => <SearchedList />, 'Find a patient'],
  ['the review of an emergency', () => <ReviewDialog emergency={anEmergency()} {...IDLE} />, 'Note'],
  [
    'the settings',
    () => <SettingsForm known={someSettings()} roles={[]} savedVersion={null} onRead={vi.fn()} {...IDLE} />,
    'Name',
  ],
  [
    'the preferences',
    () => (
      <AlertPreferencesForm
        known={preferences}
        colleagues={[]}
        ownAddress="casey@example.com"
        runsTheSystem={false}
        zone="America/New_York"
        {...IDLE}
      />
    ),
    'Another email address',
  ],
];

function Page({ children }: { children: ReactNode }) {
  return useSessionLock() === null ? children : <p>Sign in again</p>;
}

afterEach(() => {
  act(forgetSession);
  dropKeptText();
});

describe('the unsaved text of forms', () => {
  it.each(FORMS)('of %s is there again after the session ended and its person came back', async (_, form, label) => {
    admit(casey);
    show(<Page>{form()}</Page>);
    const field = () => screen.getByLabelText(label);
    await userEvent.clear(field());
    await userEvent.type(field(), 'half a sentence');
    act(() => endSession('session_idle'));
    expect(screen.getByText('Sign in again')).toBeVisible();
    expect(screen.queryByLabelText(label)).toBeNull();
    act(() => renewSession(casey.id));
    expect(field()).toHaveValue('half a sentence');
  });
});
