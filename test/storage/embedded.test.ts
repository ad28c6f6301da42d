import { storageContract } from './contract';
import { migrationContract } from './contract/migration-contract';
import { processesContract } from './contract/processes-contract';
import { sharingContract } from './contract/sharing-contract';
import { inFile, inMemory, removeFiles } from './support/places';

afterAll(removeFiles);

storageContract(inMemory);
storageContract(inFile);
migrationContract(inFile);
sharingContract(inFile);
processesContract(inFile);
