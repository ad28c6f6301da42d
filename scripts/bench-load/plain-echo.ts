/** The echo bot of the framework's samples: restify and CloudAdapter, nothing else. Run as a process of its own. */
import { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { pino } from 'pino';
import { createServer, plugins } from 'restify';

const echo = new ActivityHandler();
echo.onMessage(async (context) => void (await context.sendActivity(`You said: ${context.activity.text}`)));

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const server = createServer({ log: pino({ level: 'silent' }) as never });
server.use(plugins.bodyParser());
server.post('/api/messages', (request, response, next) => {
  void adapter.process(request as never, response, (context) => echo.run(context)).finally(() => next(false));
});
process.once('SIGTERM', () => server.close(() => process.exit(0)));
server.listen(Number(process.env['PORT']), '127.0.0.1', () => process.stdout.write(`Open ${server.url}\n`));
