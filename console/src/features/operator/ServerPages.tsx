import { useParams } from '@tanstack/react-router';
import { ProviderList } from '../providers/ProviderList';
import { ProviderPage } from '../providers/ProviderPage';
import { serverProviders } from '../providers/scope';

export const ServerProviders = () => <ProviderList scope={serverProviders} mayChange />;

export function ServerProvider() {
  const { id } = useParams({ strict: false }) as { id?: string };
  return <ProviderPage key={id ?? 'new'} scope={serverProviders} id={id} />;
}
