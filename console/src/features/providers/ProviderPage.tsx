import { useQuery } from '@tanstack/react-query';
import { isProblem } from '../../api/problem';
import { NotFound } from '../../app/failures';
import { administration } from '../../texts';
import { Page } from '../../ui/Page';
import { Loaded } from '../../ui/states';
import { ProviderForm } from './ProviderForm';
import { type ProviderScope, providerQuery } from './scope';

const t = administration.providers;

/** One provider, or (id undefined) a new one. */
export function ProviderPage({ scope, id, place, readOnly }: { scope: ProviderScope; id: string | undefined; place?: string; readOnly?: string | undefined }) {
  const crumbs = [{ label: t.page, to: scope.listPage() }];
  if (id === undefined) return <Page title={t.newTitle} place={place} crumbs={crumbs}><ProviderForm scope={scope} /></Page>;
  return <Existing scope={scope} id={id} place={place} readOnly={readOnly} />;
}

function Existing({ scope, id, place, readOnly }: { scope: ProviderScope; id: string; place: string | undefined; readOnly: string | undefined }) {
  const query = useQuery(providerQuery(scope, id));
  if (isProblem(query.error, 'not-found')) return <NotFound />;
  return (
    <Page title={query.data?.data.name ?? t.page} place={place} crumbs={[{ label: t.page, to: scope.listPage() }]}>
      <Loaded query={query}>{({ data, etag }) => <ProviderForm scope={scope} provider={data} etag={etag} readOnly={readOnly} />}</Loaded>
    </Page>
  );
}
