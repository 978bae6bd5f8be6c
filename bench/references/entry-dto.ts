/** The DTO of an entry of the load, as a NestJS project writes it: class-validator and class-transformer, nothing else. */
import { Type } from 'class-transformer';
import {
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsDefined,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUrl,
  IsUUID,
  Matches,
  Min,
  ValidateNested,
} from 'class-validator';
import { levels, phaseStatuses } from '../../src/domain/events/enumerations.js';

const slug = /^[a-z0-9]+(-[a-z0-9]+)*$/;

class TextDto {
  @IsOptional() @IsString() en?: string;
  @IsOptional() @IsString() ar?: string;
}

class PersonDto {
  @IsString() name!: string;
  @IsOptional() @IsString() office?: string;
}

class PlaceDto {
  @ValidateNested() @Type(() => TextDto) name!: TextDto;
  @IsOptional() @IsString() country?: string;
}

class ParticipantDto {
  @Matches(slug) partyId!: string;
  @IsOptional() @ValidateNested({ each: true }) @Type(() => PersonDto) representatives?: PersonDto[];
}

class SourceDto {
  @IsOptional() @IsUrl() url?: string;
  @IsString() publisher!: string;
  @IsOptional() @IsString() title?: string;
  @IsOptional() @IsISO8601() publishedOn?: string;
  @IsOptional() @IsString() quote?: string;
  @IsIn(['official', 'wire', 'press', 'monitor_report', 'social_post', 'document', 'own_observation'])
  kind!: string;
}

class PhaseDefinedDto {
  @Matches(slug) phaseId!: string;
  @IsInt() @Min(1) ordinal!: number;
  @ValidateNested() @Type(() => TextDto) title!: TextDto;
  @IsOptional() @ValidateNested({ each: true }) @Type(() => TextDto) objectives?: TextDto[];
}

class PhaseDeclaredDto {
  @Matches(slug) phaseId!: string;
  @IsIn(phaseStatuses) status!: string;
  @Matches(slug) by!: string;
}

class PhaseStatusDeterminedDto {
  @Matches(slug) phaseId!: string;
  @IsIn(phaseStatuses) status!: string;
  @IsOptional() @ValidateNested() @Type(() => TextDto) reason?: TextDto;
}

class MeetingHeldDto {
  @Matches(slug) meetingId!: string;
  @ValidateNested() @Type(() => TextDto) title!: TextDto;
  @ArrayMinSize(1)
  @ValidateNested({ each: true })
  @Type(() => ParticipantDto)
  participants!: ParticipantDto[];
  @IsOptional() @ValidateNested() @Type(() => PlaceDto) place?: PlaceDto;
  @IsIn(['in_person', 'remote', 'shuttle', 'proximity']) format!: string;
  @IsOptional() @ValidateNested({ each: true }) @Type(() => TextDto) topics?: TextDto[];
  @IsOptional() @ValidateNested() @Type(() => TextDto) outcome?: TextDto;
}

class CommitmentMadeDto {
  @Matches(slug) commitmentId!: string;
  @IsArray() @ArrayMinSize(1) @Matches(slug, { each: true }) by!: string[];
  @IsOptional() @IsArray() @Matches(slug, { each: true }) to?: string[];
  @ValidateNested() @Type(() => TextDto) text!: TextDto;
  @Matches(/^[a-z_]+$/) theme!: string;
  @IsIn(['proposed', 'binding']) standing!: string;
  @IsOptional() @Matches(slug) phaseId?: string;
  @IsOptional() @IsISO8601() due?: string;
}

class CommitmentProgressReportedDto {
  @Matches(slug) commitmentId!: string;
  @Matches(slug) by!: string;
  @IsIn(levels) level!: string;
  @IsOptional() @ValidateNested() @Type(() => TextDto) text?: TextDto;
}

class CommitmentAssessedDto {
  @Matches(slug) commitmentId!: string;
  @IsString() assessor!: string;
  @IsIn(levels) level!: string;
  @ValidateNested() @Type(() => TextDto) reason!: TextDto;
  @IsOptional() @IsBoolean() reversal?: boolean;
}

class CommitmentDeadlineSetDto {
  @Matches(slug) commitmentId!: string;
  @IsISO8601() due!: string;
  @IsOptional() @ValidateNested() @Type(() => TextDto) reason?: TextDto;
}

class TollDto {
  @IsInt() @Min(0) low!: number;
  @IsInt() @Min(0) best!: number;
  @IsInt() @Min(0) high!: number;
}

class HarmDto {
  @IsOptional() @ValidateNested() @Type(() => TollDto) killed?: TollDto;
}

class ViolationAllegedDto {
  @Matches(slug) violationId!: string;
  @Matches(slug) by!: string;
  @ArrayMinSize(1) @Matches(slug, { each: true }) against!: string[];
  @ValidateNested() @Type(() => TextDto) text!: TextDto;
  @IsOptional() @ValidateNested() @Type(() => PlaceDto) place?: PlaceDto;
  @IsOptional() @ValidateNested() @Type(() => HarmDto) harm?: HarmDto;
}

class ViolationDeniedDto {
  @Matches(slug) violationId!: string;
  @Matches(slug) by!: string;
  @IsOptional() @ValidateNested() @Type(() => TextDto) text?: TextDto;
}

class StatementIssuedDto {
  @Matches(slug) statementId!: string;
  @ArrayMinSize(1) @Matches(slug, { each: true }) issuers!: string[];
  @IsOptional() @ValidateNested() @Type(() => TextDto) title?: TextDto;
  @ValidateNested() @Type(() => TextDto) text!: TextDto;
  @Matches(/^[a-z_]+$/) medium!: string;
  @IsOptional() @ValidateNested() @Type(() => PersonDto) spokesperson?: PersonDto;
  @IsOptional() @Matches(slug) meetingId?: string;
}

const payloads: Readonly<Record<string, new () => object>> = {
  PhaseDefined: PhaseDefinedDto,
  PhaseDeclared: PhaseDeclaredDto,
  PhaseStatusDetermined: PhaseStatusDeterminedDto,
  MeetingHeld: MeetingHeldDto,
  CommitmentMade: CommitmentMadeDto,
  CommitmentProgressReported: CommitmentProgressReportedDto,
  CommitmentAssessed: CommitmentAssessedDto,
  CommitmentDeadlineSet: CommitmentDeadlineSetDto,
  ViolationAlleged: ViolationAllegedDto,
  ViolationDenied: ViolationDeniedDto,
  StatementIssued: StatementIssuedDto,
};

export class EntryDto {
  @IsOptional() @IsUUID() id?: string;
  @IsIn(Object.keys(payloads)) type!: string;
  @IsISO8601() occurred!: string;
  @IsDefined()
  @ValidateNested()
  @Type((options) => payloads[String(options?.object['type'])] ?? Object)
  data!: object;
  @ArrayMinSize(1) @ValidateNested({ each: true }) @Type(() => SourceDto) sources!: SourceDto[];
}
