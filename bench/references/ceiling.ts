/**
 * What the framework allows: Nest on Fastify with a ValidationPipe, which answers a post without storing it, and a GET with
 * bytes that it has in memory. `node ceiling.js [--fsync FILE] [--answers FOLDER]`
 */
import 'reflect-metadata';
import { Body, Controller, Get, Module, Param, Post, Res, ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { EntryDto } from './entry-dto.js';

const { values } = parseArgs({ options: { fsync: { type: 'string' }, answers: { type: 'string' } } });
const file = values.fsync === undefined ? undefined : await open(values.fsync, 'a');
const answers = new Map<string, string>();
for (const name of values.answers === undefined ? [] : readdirSync(values.answers)) {
  answers.set(name, readFileSync(join(values.answers ?? '', name), 'utf8'));
}
const validate = new ValidationPipe({
  transform: true,
  whitelist: true,
  forbidNonWhitelisted: true,
  expectedType: EntryDto,
});
let revision = 0;

@Controller()
class CeilingController {
  @Post('v1/processes/:processId/events')
  async post(@Param('processId') processId: string, @Body(validate) entry: EntryDto): Promise<object> {
    revision += 1;
    if (file !== undefined) {
      await file.appendFile(`${JSON.stringify(entry)}\n`);
      await file.datasync();
    }
    const position = String(revision);
    const id = entry.id ?? randomUUID();
    const recordedAt = '2025-12-20T09:30:00.000000Z';
    const event = { id, type: entry.type, revision, position, recordedAt, hash: 'a'.repeat(64) };
    return { processId, revision, position, events: [event] };
  }

  @Get('answers/:name')
  answer(@Param('name') name: string, @Res() reply: FastifyReply): void {
    void reply
      .type('application/json; charset=utf-8')
      .header('etag', '"bench"')
      .send(answers.get(name) ?? '');
  }
}

@Module({ controllers: [CeilingController] })
class CeilingModule {}

const app = await NestFactory.create<NestFastifyApplication>(CeilingModule, new FastifyAdapter(), {
  logger: false,
});
await app.listen(0, '127.0.0.1');
process.stdout.write(`The ceiling listens on ${await app.getUrl()}\n`);
