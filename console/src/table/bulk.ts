/** What can be done to many at once. */
export interface BulkDeclaration { workspace: string }
