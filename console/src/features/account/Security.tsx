import { useQuery } from '@tanstack/react-query';
import { account } from '../../texts';
import { Page } from '../../ui/Page';
import { Loaded } from '../../ui/states';
import { meQuery } from '../../app/session';
import { EmailChange } from './EmailChange';
import { Identities } from './Identities';
import { PasswordChange } from './PasswordChange';
import { SecondStep } from './SecondStep';

const t = account.security;

export function Security() {
  const query = useQuery(meQuery);
  return (
    <Page title={t.page}>
      <Loaded query={query}>
        {(me) => (
          <>
            <PasswordChange me={me} />
            <SecondStep me={me} />
            <EmailChange me={me} />
            <Identities me={me} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
