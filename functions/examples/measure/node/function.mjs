// The same work as the function of volunteers does at its first signup, with AWS's SDK for Node: the
// master secret from KMS, the proof of work, sealing, one transaction. Before it the loop that Lambda's
// runtime for Node runs, without anything else that it does.
import http from 'node:http';
import {
  createCipheriv, createHash, createHmac, createPublicKey, constants, pbkdf2Sync, publicEncrypt, randomBytes,
} from 'node:crypto';
import { DynamoDBClient, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { DecryptCommand, KMSClient } from '@aws-sdk/client-kms';

const { env } = process;
const table = new DynamoDBClient({ region: env.AWS_REGION, endpoint: env.ENDPOINT });
const kms = new KMSClient({ region: env.AWS_REGION, endpoint: env.KMS_ENDPOINT });
const publicKey = createPublicKey({
  key: Buffer.from(env.CONTACTS_PUBLIC_KEY, 'base64'), format: 'der', type: 'spki',
});
let secret;

const name = (...parts) => createHmac('sha256', secret).update(parts.join('|')).digest('hex');

function seal(fields) {
  const key = randomBytes(32);
  const wrapped = publicEncrypt(
    { key: publicKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' }, key);
  const sealed = Object.entries(fields).map(([field, value]) => {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('chacha20-poly1305', key, nonce, { authTagLength: 16 });
    const bytes = Buffer.concat([nonce, cipher.update(value, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return [field, bytes.toString('base64')];
  });
  return JSON.stringify({ wrapped: wrapped.toString('base64'), fields: Object.fromEntries(sealed) });
}

function put(pk, sk, body, listed = {}) {
  return {
    Put: {
      TableName: env.TABLE,
      Item: { pk: { S: pk }, sk: { S: sk }, version: { N: '1' }, body: { S: JSON.stringify(body) }, ...listed },
      ConditionExpression: 'attribute_not_exists(#k)',
      ExpressionAttributeNames: { '#k': 'pk' },
    },
  };
}

async function handler(event) {
  if (!secret) {
    const answer = await kms.send(new DecryptCommand({ CiphertextBlob: Buffer.from(env.SECRET, 'base64') }));
    secret = Buffer.from(answer.Plaintext);
  }
  const { altcha, name: who, phone, email, ...profile } = JSON.parse(event.body);
  const { challenge } = JSON.parse(Buffer.from(altcha, 'base64').toString());
  const { nonce, salt, cost } = challenge.parameters;
  pbkdf2Sync(nonce, salt, cost, 32, 'sha256');
  const id = randomBytes(16).toString('hex');
  const link = name('link', nonce).slice(0, 40);
  const now = Math.floor(Date.now() / 1000);
  const counter = {
    Update: {
      TableName: env.TABLE,
      Key: { pk: { S: `LIMIT#${name(event.requestContext.http.sourceIp)}` }, sk: { S: `node#${nonce}` } },
      UpdateExpression: 'ADD #c :one SET #e = :e',
      ConditionExpression: 'attribute_not_exists(#c) OR #c < :cap',
      ExpressionAttributeNames: { '#c': 'count', '#e': 'expires' },
      ExpressionAttributeValues: { ':one': { N: '1' }, ':cap': { N: '20' }, ':e': { N: String(now + 7200) } },
    },
  };
  await table.send(new TransactWriteItemsCommand({
    TransactItems: [
      put(`USED#${name('used', nonce, salt)}`, 'USED', { answers: createHash('sha256').update(event.body).digest('hex') }),
      counter,
      put(`VOLUNTEER#${id}`, 'CARD', { profile, created: now },
        { list: { S: 'volunteers:waiting' }, place: { S: `${now}#${id}` } }),
      put(`VOLUNTEER#${id}`, 'CONTACT', seal({ name: who, phone, email })),
      put(`LINK#${name('kept', link)}`, 'LINK', { id }),
    ],
  }));
  return { statusCode: 201, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ link }) };
}

const [hostname, port] = env.AWS_LAMBDA_RUNTIME_API.split(':');
const agent = new http.Agent({ keepAlive: true });

function ask(method, path, body) {
  return new Promise((resolve, reject) => {
    const request = http.request({ hostname, port, method, path: `/2018-06-01/runtime/${path}`, agent }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => resolve({ headers: response.headers, text: Buffer.concat(chunks).toString() }));
    });
    request.on('error', reject);
    request.end(body);
  });
}

for (;;) {
  const next = await ask('GET', 'invocation/next');
  const id = next.headers['lambda-runtime-aws-request-id'];
  const answer = await handler(JSON.parse(next.text)).catch((error) => ({ statusCode: 500, body: String(error) }));
  await ask('POST', `invocation/${id}/response`, JSON.stringify(answer));
}
