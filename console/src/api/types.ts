// Short names for what the API answers. The shapes themselves are made from openapi.yaml by `npm run types`.
import type { components } from './schema';

type S = components['schemas'];

export type Role = S['Role'];
export type Total = S['Total'];
/** What every list answers, whole or by the page. */
export interface Items<T> { items: T[] }

export type Account = S['AccountView'];
export type Session = S['SessionView'];
export type SignInOptions = S['SignInOptions'];

export type Me = S['ProfileView'];
export type TwoFactor = S['TwoFactorState'];
export type TwoFactorStart = S['Enrolment'];
export type AccountSession = S['SessionItem'];
export type AccountDevice = S['DeviceItem'];
/** A token of either kind. */
export type ApiToken = Omit<S['PersonalTokenView'] & S['WorkspaceTokenView'], 'scopes' | 'role' | 'madeBy' | 'works'> & Partial<Pick<S['PersonalTokenView'], 'scopes'> & Pick<S['WorkspaceTokenView'], 'role' | 'madeBy' | 'works'>>;
export type Scope = S['Scope'];

export type Member = S['MemberView'];
export type NewMember = S['NewMember'];
export type MemberChange = S['MemberChange'];
export type SavedView = S['SavedViewView'];
export type TagRef = S['TagRef'];
export type MemberStatus = S['MemberStatus'];
export type Workspace = S['WorkspaceView1'];
export type Licence = S['Licence'];
export type Invitation = S['InvitationView'];
export type InvitationState = S['InvitationState'];
export type InvitationLink = S['InvitationLink'];
export type InviteResult = S['ResultView'];
export type ConnectLink = S['ConnectLink'];
export type ConnectServer = S['ConnectServer'];
export type PermissionTable = S['PermissionTable'];
export type AuditEntry = S['AuditEntryView'];
export type JobState = S['JobState'];
export type Job = S['JobView'];
export type JobItem = S['JobItemView'];
export type IdentityProvider = S['ProviderView'];
export type ProviderTest = S['Outcome'];

export type Project = S['ProjectView'];
export type NewProject = S['NewProject'];
export type McpServer = S['McpServerView'];
export type NewMcpServer = S['NewMcpServer'];
export type McpServerAuth = S['McpServerAuth'];
export type ToolRules = S['UserRulesView'];
export type AgentMode = S['AgentMode'];
export type ServerTest = S['ServerTestView'];
export type Agent = S['AgentView'];
export type AgentKey = S['AgentKeyView'];
export type NewAgentKey = S['NewAgentKey'];
export type AuthLink = S['AuthLinkView'];
export type NewAuthLink = S['AuthLinkRequest'];
export type MadeAuthLink = S['NewAuthLink'];

export type ServerCredential = S['ServerCredentialView'];
export type ProjectUser = S['ProjectUserView'];
export type ServerState = S['ServerStateView'];
export type UserAnalytics = S['UserAnalytics'];
export type ProjectAnalytics = S['ProjectAnalytics'];
export type UserSession = S['UserSessionView'];
export type UserCall = S['UserCallView'];
export type RevokeReceipt = S['ReceiptView'];

export type OperatorWorkspace = S['OperatedWorkspace'];
export type OperatorAccount = S['OperatedAccount'];
export type ServerHealth = S['ServerHealth'];

export type ProblemBody = S['Problem'];
