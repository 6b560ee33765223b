import { UnstyledButton } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import classes from './DemoAccounts.module.css';

export interface DemoAccount {
  role: string;
  email: string;
  password: string;
}

interface DemoAccountsProps {
  accounts: readonly DemoAccount[];
  onChoose: (account: DemoAccount) => void;
}

/** The sign-ins of the demo; choosing one fills in the form. */
export function DemoAccounts({ accounts, onChoose }: DemoAccountsProps) {
  return (
    <section className={classes.demo} aria-label="Demo sign-ins">
      <p className={classes.words}>
        This is the demo, with invented people. Choose who to be; the password is the same for all:{' '}
        <code className={classes.code}>{accounts[0]?.password}</code>.
      </p>
      <ul className={classes.list}>
        {accounts.map((account) => (
          <li key={account.email}>
            <UnstyledButton className={classes.account} onClick={() => onChoose(account)}>
              <span className={classes.role}>{account.role}</span>
              <span className={classes.email}>{account.email}</span>
              <IconArrowRight size={16} stroke={1.8} aria-hidden />
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
