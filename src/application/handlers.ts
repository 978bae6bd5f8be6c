/** Every command and query handler there is: the application's doors, each beside its use case. */
import { GetCallerHandler } from './access/get-caller.js';
import { GetSelfHandler } from './access/get-self.js';
import { GrantKeyHandler, IssueKeyHandler, ListKeysHandler, RevokeKeyHandler } from './access/keys.js';
import { BeginSessionHandler, EndSessionHandler } from './access/sessions.js';
import { GetAccessHandler, GrantAnonymousHandler, RestrictProcessHandler } from './access/who-may-what.js';
import { RecordEntriesHandler } from './append/record-entries.js';
import { GetCitedHandler } from './cited/get-cited.js';
import {
  GetConsistencyHandler,
  GetEntryProofHandler,
  GetHeadHandler,
  GetVerifierKeyHandler,
} from './attest/questions.js';
import { AcceptDraftHandler, RejectDraftHandler, ReviseDraftHandler } from './drafts/decide-drafts.js';
import { FollowDraftsHandler } from './drafts/follow-drafts.js';
import { ProposeEntriesHandler } from './drafts/propose-entries.js';
import { GetDraftHandler, ListDraftsHandler } from './drafts/read-drafts.js';
import { OpenFeedHandler } from './feed/open-feed.js';
import { ImportEntriesHandler } from './import/import-entries.js';
import { GetEntryHandler, ListEntriesHandler } from './log/entries-of-a-process.js';
import { FollowLogHandler } from './log/follow-log.js';
import { ExportLogHandler, ReadLogHandler } from './log/raw-log.js';
import { VerifyProcessHandler } from './log/verify-process.js';
import { GetMeasuresHandler, GetProjectionsHandler } from './project/projection-statuses.js';
import { RebuildProjectionHandler } from './project/rebuild-projection.js';
import { PublishProcessHandler } from './publish/publish-process.js';
import { GetDifferenceHandler } from './query/get-difference.js';
import { GetRowHandler } from './query/get-row.js';
import { ListRowsHandler } from './query/list-rows.js';
import { SearchEntriesHandler } from './query/search-entries.js';
import { ReplayProcessHandler } from './replay/replay-process.js';
import { ExportSheetHandler } from './sheets/export-sheet.js';
import { SyncSheetHandler } from './sheets/sync-sheet.js';
import {
  AddWebhookHandler,
  ChangeWebhookHandler,
  RemoveWebhookHandler,
  RotateWebhookSecretHandler,
} from './webhooks/change-webhooks.js';
import { GetWebhookHandler, ListWebhooksHandler } from './webhooks/read-webhooks.js';
import { ReplayWebhookHandler, ResumeWebhookHandler, TestWebhookHandler } from './webhooks/steer-webhooks.js';

export const handlers = [
  RecordEntriesHandler,
  ImportEntriesHandler,
  RebuildProjectionHandler,
  ListRowsHandler,
  GetRowHandler,
  SearchEntriesHandler,
  GetDifferenceHandler,
  GetCitedHandler,
  PublishProcessHandler,
  OpenFeedHandler,
  ReadLogHandler,
  ExportLogHandler,
  FollowLogHandler,
  ListEntriesHandler,
  GetEntryHandler,
  ReplayProcessHandler,
  VerifyProcessHandler,
  GetHeadHandler,
  GetEntryProofHandler,
  GetConsistencyHandler,
  GetVerifierKeyHandler,
  GetProjectionsHandler,
  GetMeasuresHandler,
  IssueKeyHandler,
  RevokeKeyHandler,
  GrantKeyHandler,
  ListKeysHandler,
  GetAccessHandler,
  GrantAnonymousHandler,
  RestrictProcessHandler,
  GetCallerHandler,
  GetSelfHandler,
  BeginSessionHandler,
  EndSessionHandler,
  SyncSheetHandler,
  ExportSheetHandler,
  ProposeEntriesHandler,
  ReviseDraftHandler,
  AcceptDraftHandler,
  RejectDraftHandler,
  ListDraftsHandler,
  GetDraftHandler,
  FollowDraftsHandler,
  AddWebhookHandler,
  ChangeWebhookHandler,
  RotateWebhookSecretHandler,
  RemoveWebhookHandler,
  ListWebhooksHandler,
  GetWebhookHandler,
  TestWebhookHandler,
  ResumeWebhookHandler,
  ReplayWebhookHandler,
];
