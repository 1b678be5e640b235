import { Button } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import type { SignInOptions } from '../../api/types';
import { entry as t } from '../../texts';
import s from './entry.module.css';
import { returnTo } from './go';

export function Providers({ providers }: { providers: SignInOptions['providers'] }) {
  if (providers.length === 0) return null;
  const start = (startUrl: string) => {
    const url = new URL(startUrl, location.origin);
    url.searchParams.set('returnTo', returnTo());
    return url.pathname + url.search;
  };
  return (
    <div className={s.providers}>
      {providers.map((p) => (
        <Button key={p.id} component="a" href={start(p.startUrl)} variant="default" fullWidth leftSection={<IconFingerprint size={18} stroke={1.6} />}>
          {t.signIn.with(p.name)}
        </Button>
      ))}
    </div>
  );
}
