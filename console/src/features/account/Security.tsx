import { useQuery } from '@tanstack/react-query';
import { account } from '../../texts';
import { Facts, Page, Section } from '../../ui/Page';
import { Loaded } from '../../ui/states';
import { Time } from '../../ui/Time';
import { meQuery } from '../../app/session';
import { EmailChange } from './EmailChange';
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
            <Section title={t.identities.title}>
              {me.identities.length === 0
                ? <p className="text-2">{t.identities.none}</p>
                : <Facts items={me.identities.map((i) => [i.provider.name, <span key={i.provider.id}><code>{i.subject}</code> <span className="text-3">· {t.identities.linked} <Time at={i.linkedAt} /></span></span>])} />}
            </Section>
          </>
        )}
      </Loaded>
    </Page>
  );
}
