import { describeEventLogContract } from '../contract/event-log.contract.js';
import { openOn } from './kurrentdb-store.js';
import { ProtocolServer } from './protocol-server/protocol-server.js';

describeEventLogContract('KurrentDB, on the protocol test server', async (clock) => {
  const server = await ProtocolServer.start();
  const opened = await openOn(server.connectionString(), clock);
  return {
    ...opened,
    async dispose() {
      await opened.dispose();
      await server.dispose();
    },
  };
});
