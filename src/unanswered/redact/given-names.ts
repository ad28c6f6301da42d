import { fold } from '../../core/text';

/** Common given and family names that are no ordinary words: taken for names however they are written. */
export const GIVEN_NAMES: ReadonlySet<string> = new Set(
  [
    'aaron abigail adam aiden alex alexander alexis alice allison amanda amelia amy andrea andrew anna anthony',
    'ashton audrey austin bella ben benjamin beth brandon brian brianna caleb cameron carlos caroline catherine',
    'charlotte chloe chris christopher claire connor daniel danielle david diana dylan edward elena eli elijah',
    'elizabeth ellie emily emma eric ethan evan evelyn gabriel gavin george hannah harry heather henry isaac',
    'isabel isabella isaiah jackson jacob james jason jayden jen jennifer jeremy jessica jim joe joel jonathan',
    'jordan jose joseph josh joshua josiah juan julia julian justin karen kate katie kayla keith kelly kevin kyle',
    'landon laura lauren leah levi liam lisa lucas lucy luis luke mackenzie madison margaret maria mateo matt',
    'matthew megan micah michael michelle mike mohamed mohammed muhammad natalie nathan nicholas nicole noah',
    'nora oliver olivia owen penelope rachel rebecca robert ruth ryan samantha samuel sara sarah sebastian sofia',
    'sophia sophie stella stephanie stephen steven susan thomas tiffany tommy tyler valentina vanessa victor',
    'vincent wyatt xavier zachary zoe smith johnson williams garcia rodriguez martinez hernandez lopez gonzalez',
    'perez sanchez ramirez alejandro alejandra antonio camila carmen diego eduardo fernanda fernando',
    'francisco guadalupe javier jorge lucia manuel marisol miguel pablo pedro rafael ricardo roberto sergio ximena',
    'анна мария елена ольга наталья татьяна ирина светлана дмитрий александр алексей андрей сергей иван николай',
    'михаил максим артем егор даша катя саша миша петя ваня маша настя олег игорь юлия виктория',
    'олена наталія оксана юлія тетяна андрій сергій іван микола михайло дмитро олександр марійка богдан софія',
    'faadumo fadumo faduma xaliimo halima khadiija maxamed mohamud cabdi cabdullahi axmed yuusuf ibraahim',
    'محمد احمد يوسف ابراهيم مصطفى خالد حسين فاطمه مريم عايشه زينب خديجه ليلي ساره عبدالله',
    'አበበ ሳሙኤል ዮሐንስ ዮሀንስ ማርያም ሚካኤል ዳንኤል ሄኖክ ሳራ ሩት',
    '민준 서연 서준 지우 하준 민수 지영 수민 지훈',
  ]
    .join(' ')
    .split(' ')
    .map(fold),
);
