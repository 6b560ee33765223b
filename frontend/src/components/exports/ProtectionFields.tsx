import { Alert, Stack, Switch } from '@mantine/core';
import { Controller, useFormContext, useWatch } from 'react-hook-form';
import { NewPasswordField } from '@/lib/ui/NewPasswordField';
import type { ExportForm } from './exportForm';

const NOBODY: readonly string[] = [];

/** How the file is protected once it is out of the house. */
export function ProtectionFields() {
  const { control } = useFormContext<ExportForm>();
  const isProtected = useWatch<ExportForm, 'isProtected'>({ control, name: 'isProtected' });
  const isDeidentified = useWatch<ExportForm, 'isDeidentified'>({ control, name: 'isDeidentified' });
  return (
    <Stack gap="sm">
      <Controller
        control={control}
        name="isProtected"
        render={({ field: { value, ...field } }) => (
          <Switch
            {...field}
            checked={value}
            label="Encrypt it with a passphrase"
            description="Whoever receives it opens it with the passphrase and the free program age. Send the passphrase another way than the file; PFINNI does not keep it."
          />
        )}
      />
      {isProtected ? <NewPasswordField label="Passphrase" known={NOBODY} /> : null}
      {isProtected || isDeidentified ? null : (
        <Alert color="yellow" variant="light">
          Without a passphrase anybody who comes by the file can read it.
        </Alert>
      )}
    </Stack>
  );
}
