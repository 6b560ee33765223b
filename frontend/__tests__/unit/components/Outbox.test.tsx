import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { NoticeList } from '@/components/outbox/NoticeList';
import { ProviderNotes } from '@/components/outbox/ProviderNotes';
import { TemplatePreviews } from '@/components/outbox/TemplatePreviews';
import { aNotice } from '../support/alertBuilders';
import { show } from '../support/render';

function list(facts: Partial<Parameters<typeof NoticeList>[0]> = {}) {
  const onState = vi.fn();
  show(
    <NoticeList notices={[aNotice()]} counts={{ kept: 1 }} state={null} onState={onState} onMore={null} {...facts} />,
  );
  return onState;
}

describe('the outbox', () => {
  it('shows to whom a notice goes, and, opened, what stands in it', async () => {
    list();
    const notice = screen.getByRole('button', { name: /Urgent alert · 1 alert/ });
    expect(notice).toHaveTextContent('Jordan Avery · admin@example.com');
    expect(notice).toHaveTextContent('Kept here');
    expect(screen.queryByText(/Please look now/)).toBeNull();
    await userEvent.click(notice);
    expect(screen.getByText(/Please look now/)).toBeVisible();
    expect(screen.getByText(/There is no provider/)).toBeVisible();
  });

  it('counts alerts where it tells of some, and says of mails about accounts what they are', () => {
    list({
      notices: [
        aNotice({ template: 'digest', alerts: 3 }),
        aNotice({ id: 'mmmmmmmmmmmmmmmmmmmm', template: 'password_reset', alerts: 1 }),
      ],
    });
    expect(screen.getByText('Digest · 3 alerts')).toBeVisible();
    expect(screen.getByText('New password')).toBeVisible();
  });

  it('says in words why a notice did not arrive', async () => {
    list({ notices: [aNotice({ state: 'failed', failure: 'mail_refused', attempts: 3, provider_id: 'x1' })] });
    await userEvent.click(screen.getByRole('button', { name: /Urgent alert/ }));
    expect(screen.getByText(/The mail server refused it\. Tried 3 times\. At the provider: x1\./)).toBeVisible();
  });

  it('shows notices of one state', async () => {
    const onState = list();
    await userEvent.selectOptions(screen.getByLabelText('State'), 'kept');
    expect(onState).toHaveBeenCalledWith('kept');
    expect(screen.getByRole('option', { name: 'Kept here (1)' })).toBeInTheDocument();
  });

  it('says whether a provider is set', () => {
    show(<ProviderNotes hasMailProvider hasSmsProvider={false} />);
    expect(screen.getByText('A provider is set and sends them.')).toBeVisible();
    expect(screen.getByText('No provider is set; what would be sent is kept here.')).toBeVisible();
  });

  it('shows what notices say, by channel', async () => {
    show(
      <TemplatePreviews
        previews={[
          { template: 'urgent', channel: 'email', subject: 'One waits', text: 'text', html: '<p>mail</p>' },
          { template: 'urgent', channel: 'sms', subject: null, text: 'PFINNI: one waits', html: null },
        ]}
      />,
    );
    const preview = screen.getByTitle('Preview: One waits');
    expect(preview).toHaveAttribute('sandbox', '');
    expect(preview).toHaveAttribute('srcdoc', '<p>mail</p>');
    await userEvent.click(screen.getByRole('radio', { name: 'Text message' }));
    expect(screen.getByText('PFINNI: one waits')).toBeVisible();
    await userEvent.selectOptions(screen.getByLabelText('Template'), 'digest');
    expect(screen.getByText('There is no such notice.')).toBeVisible();
  });
});
