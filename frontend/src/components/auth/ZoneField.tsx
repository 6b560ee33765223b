import { Controller } from 'react-hook-form';
import { ZoneSelect } from '@/lib/ui/ZoneSelect';
import type { SetUpFormValues } from './setUpFormShape';

/** The practice's time zone. */
export function ZoneField() {
  return (
    <Controller<SetUpFormValues, 'zone'>
      name="zone"
      render={({ field, fieldState }) => <ZoneSelect {...field} size="md" error={fieldState.error?.message} />}
    />
  );
}
