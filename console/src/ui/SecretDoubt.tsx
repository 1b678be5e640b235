import { Button } from '@mantine/core';
import { common } from '../texts';
import { Note } from './Note';

/** The server could not be asked about a secret: what it said, and the way to keep it all the same. */
export function SecretDoubt({ of: { doubt, busy, keepAnyway } }: { of: { doubt: string | undefined; busy: boolean; keepAnyway: () => unknown } }) {
  return (
    <>
      {doubt && <Note tone="warn" alert action={<Button variant="default" onClick={() => void keepAnyway()}>{common.secret.keep}</Button>}>{doubt}</Note>}
      <p className="hidden" role="status">{busy ? common.secret.asking : ''}</p>
    </>
  );
}
