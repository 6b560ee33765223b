import { Menu } from '@mantine/core';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import { Dialog } from '@/lib/ui/Dialog';
import { show } from '../support/render';

type Step = 'look' | 'remove' | null;

/** A page with a button and a menu, which open a dialog that another one can follow. */
function Page() {
  const [step, setStep] = useState<Step>(null);
  const close = () => setStep(null);
  return (
    <>
      <button type="button" onClick={() => setStep('look')}>
        Look
      </button>
      <Menu withinPortal={false}>
        <Menu.Target>
          <button type="button">More</button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setStep('look')}>Look closer</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {step === 'look' ? (
        <Dialog key="look" title="A picture" onClose={close}>
          <button type="button" onClick={() => setStep('remove')}>
            Remove
          </button>
        </Dialog>
      ) : null}
      {step === 'remove' ? (
        <Dialog key="remove" title="Remove it" onClose={close}>
          <input aria-label="Reason" data-autofocus />
        </Dialog>
      ) : null}
    </>
  );
}

describe('the focus after a dialog', () => {
  it('is at the button that opened it', async () => {
    show(<Page />);
    await userEvent.click(screen.getByRole('button', { name: 'Look' }));
    expect(await screen.findByRole('dialog', { name: 'A picture' })).toBeVisible();
    await userEvent.keyboard('{Escape}');
    expect(screen.getByRole('button', { name: 'Look' })).toHaveFocus();
  });

  it('is at the button of the menu whose entry opened it', async () => {
    show(<Page />);
    await userEvent.click(screen.getByRole('button', { name: 'More' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Look closer' }));
    expect(await screen.findByRole('dialog', { name: 'A picture' })).toBeVisible();
    await userEvent.keyboard('{Escape}');
    expect(screen.getByRole('button', { name: 'More' })).toHaveFocus();
  });

  it('is at what opened the first, where one dialog followed another', async () => {
    show(<Page />);
    await userEvent.click(screen.getByRole('button', { name: 'Look' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Remove' }));
    expect(await screen.findByLabelText('Reason')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    expect(screen.getByRole('button', { name: 'Look' })).toHaveFocus();
  });
});
