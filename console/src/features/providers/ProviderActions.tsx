import { Button } from '@mantine/core';
import { IconPlugConnected, IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { IdentityProvider, ProviderTest } from '../../api/types';
import { administration } from '../../texts';
import { Confirm } from '../../ui/dialogs';
import { useGo } from '../../ui/Link';
import { Note } from '../../ui/Note';
import { Section } from '../../ui/Page';
import { toast } from '../../ui/toast';
import type { ProviderScope } from './scope';

const t = administration.providers;

export function ProviderActions({ scope, provider, dirty }: { scope: ProviderScope; provider: IdentityProvider; dirty: boolean }) {
  const client = useQueryClient();
  const go = useGo();
  const [removing, setRemoving] = useState(false);
  const test = useMutation({ mutationFn: () => scope.test(provider.id) });
  const remove = async () => {
    await scope.remove(provider.id);
    toast(t.removed(provider.name));
    go(scope.listPage());
    await client.invalidateQueries({ queryKey: scope.key, exact: true });
  };
  return (
    <Section
      title={t.test} detail={dirty ? t.testDirty : undefined}
      actions={<>
        <Button variant="default" disabled={dirty} loading={test.isPending} onClick={() => test.mutate()} leftSection={<IconPlugConnected size={16} stroke={1.7} />}>{t.test}</Button>
        <Button variant="default" className="danger-line" onClick={() => setRemoving(true)} leftSection={<IconTrash size={16} stroke={1.7} />}>{t.remove}</Button>
      </>}
    >
      {test.isError && <Note tone="bad" alert>{test.error.message}</Note>}
      {test.data && <TestResult result={test.data} />}
      {removing && <Confirm title={t.removeTitle(provider.name)} action={t.remove} type={provider.name} onClose={() => setRemoving(false)} run={remove}><p>{t.removeDetail}</p></Confirm>}
    </Section>
  );
}

function TestResult({ result }: { result: ProviderTest }) {
  return (
    <Note tone={result.ok ? 'ok' : 'bad'} alert>
      <b>{result.ok ? t.testOk : t.testFailed}.</b> {result.detail}
      {result.endpoints && <dl style={{ marginTop: 6 }}>{Object.entries(result.endpoints).map(([k, v]) => <div key={k} className="row" style={{ alignItems: 'baseline' }}><dt style={{ minWidth: 110 }}>{k}</dt><dd className="mono" style={{ overflowWrap: 'anywhere' }}>{v}</dd></div>)}</dl>}
    </Note>
  );
}
