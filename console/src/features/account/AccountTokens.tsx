import { accountTokens } from '../tokens/scope';
import { Tokens } from '../tokens/Tokens';

export const AccountTokens = () => <Tokens scope={accountTokens} mayMake />;
