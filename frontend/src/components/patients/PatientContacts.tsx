import { Anchor } from '@mantine/core';
import type { Address, Patient, RelatedPerson } from '@/lib/api/shapes';
import { Facts } from '@/lib/ui/Facts';
import { Surface } from '@/lib/ui/Surface';
import { PHONE_KIND_WORDS, showPhone } from '@/lib/words/patientWords';

/** How to reach the patient, and through which channels they agreed to be reached. */
export function PatientContacts({ patient }: { patient: Patient }) {
  const { phones, email, address, emergency_contact, responsible_party } = patient;
  return (
    <Surface title="Contacts">
      <Facts
        facts={[
          ...phones.map(({ number, kind = 'mobile' }, at): readonly [string, React.ReactNode] => [
            at === 0 ? PHONE_KIND_WORDS[kind] : `${PHONE_KIND_WORDS[kind]} ${at + 1}`,
            <PhoneLink key={number} number={number} />,
          ]),
          [
            'Email',
            email === null ? null : (
              <Anchor key="email" href={`mailto:${email}`} size="sm" c="var(--pf-link)">
                {email}
              </Anchor>
            ),
          ],
          ['Address', address === null ? null : <Lines key="address" address={address} />],
          ['Emergency', emergency_contact === null ? null : <Related key="emergency" person={emergency_contact} />],
          ['Responsible', responsible_party === null ? null : <Related key="responsible" person={responsible_party} />],
          ['Consent', channelsOf(patient)],
        ]}
      />
    </Surface>
  );
}

function PhoneLink({ number }: { number: string }) {
  return (
    <Anchor href={`tel:${number}`} size="sm" c="var(--pf-link)">
      {showPhone(number)}
    </Anchor>
  );
}

function Lines({ address }: { address: Address }) {
  return (
    <address style={{ fontStyle: 'normal' }}>
      {address.line1}
      <br />
      {address.line2 ? (
        <>
          {address.line2}
          <br />
        </>
      ) : null}
      {address.city}, {address.state} {address.postal_code}
    </address>
  );
}

function Related({ person }: { person: RelatedPerson }) {
  return (
    <>
      {person.name} ({person.relationship})
      {person.phone ? (
        <>
          <br />
          <PhoneLink number={person.phone} />
        </>
      ) : null}
    </>
  );
}

function channelsOf({ contact_consents: { email, sms, phone } }: Patient): string {
  const channels = [email ? 'Email' : null, sms ? 'SMS' : null, phone ? 'Phone' : null].filter(Boolean);
  return channels.length === 0 ? 'No consent on record' : channels.join(', ');
}
