import type { AddressRecord } from "../shopify/state/address-record.ts";
import { provinceName } from "./provinces.ts";
import { stableNumber } from "./stable-number.ts";

type Places = { first: string[]; last: string[]; streets: string[]; cities: [city: string, zip: string, province?: string][] };

const BRITISH: Places = {
  first: ["Olivia", "Amelia", "Isla", "Ava", "Noah", "Oliver", "George", "Arthur", "Freya", "Harriet", "Siân", "Zoë"],
  last: ["Smith", "Jones", "Taylor", "Brown", "Williams", "Evans", "O'Neill", "MacDonald", "Clarke-Hughes", "Patel", "Begum", "Okafor"],
  streets: ["High Street", "Station Road", "Church Lane", "Mill Road", "Victoria Terrace", "King's Walk", "The Green"],
  cities: [["London", "SW1A 1AA", "ENG"], ["Manchester", "M1 1AE", "ENG"], ["Leeds", "LS1 4DY", "ENG"], ["Bristol", "BS1 4DJ", "ENG"], ["Cardiff", "CF10 1EP", "WLS"], ["Edinburgh", "EH1 1YZ", "SCT"], ["Belfast", "BT1 5GS", "NIR"], ["Norwich", "NR1 3JU", "ENG"]],
};

const ELSEWHERE: Record<string, Places> = {
  DE: { first: ["Jürgen", "Käthe", "Lukas", "Heike"], last: ["Müller", "Groß", "Schäfer", "Weiß"], streets: ["Bahnhofstraße", "Lindenallee"], cities: [["Köln", "50667"], ["München", "80331"], ["Berlin", "10115"]] },
  FR: { first: ["Éloïse", "Benoît", "Chloé", "Luc"], last: ["Lefèvre", "Garçon", "Dubois", "d'Aboville"], streets: ["Rue de l'Église", "Avenue Foch"], cities: [["Paris", "75004"], ["Lyon", "69002"], ["Nîmes", "30000"]] },
  IE: { first: ["Aoife", "Seán", "Niamh", "Pádraig"], last: ["Ó Briain", "Murphy", "Ní Dhomhnaill"], streets: ["Patrick Street", "Quay Road"], cities: [["Dublin", "D02 AF30"], ["Cork", "T12 W8PK"]] },
  ES: { first: ["Begoña", "Iñaki", "Lucía"], last: ["Muñoz", "Ibáñez", "Peña"], streets: ["Calle Mayor", "Avenida del Mar"], cities: [["Madrid", "28013", "M"], ["Coruña", "15001", "C"]] },
  US: { first: ["Grace", "Ethan", "Maria"], last: ["Johnson", "García", "Nguyen"], streets: ["Main St", "Oak Ave"], cities: [["Portland", "97205", "OR"], ["Austin", "78701", "TX"]] },
  JP: { first: ["さくら", "健太", "美咲"], last: ["佐藤", "鈴木", "高橋"], streets: ["千代田1-1-", "青葉2-3-"], cities: [["千代田区", "100-0001"], ["仙台市", "980-0021"]] },
  GR: { first: ["Ελένη", "Γιώργος"], last: ["Παπαδόπουλος", "Νικολάου"], streets: ["Οδός Ερμού", "Λεωφόρος Αλεξάνδρας"], cities: [["Αθήνα", "105 63"], ["Θεσσαλονίκη", "546 24"]] },
  IL: { first: ["נועה", "דוד"], last: ["כהן", "לוי"], streets: ["רחוב הרצל", "דרך יפו"], cities: [["תל אביב", "6688312"], ["חיפה", "3303142"]] },
  LB: { first: ["ليلى", "كريم"], last: ["حداد", "خوري"], streets: ["شارع الحمرا"], cities: [["بيروت", "1103"]] },
  SA: { first: ["نورة", "فهد"], last: ["العتيبي", "القحطاني"], streets: ["طريق الملك فهد"], cities: [["الرياض", "11564"]] },
  AE: { first: ["مريم", "راشد"], last: ["المنصوري"], streets: ["شارع الوصل"], cities: [["دبي", "00000"]] },
  HK: { first: ["嘉欣", "志明"], last: ["陳", "黃"], streets: ["彌敦道", "皇后大道中"], cities: [["九龍", ""], ["中環", ""]] },
  CY: { first: ["Μαρία", "Ανδρέας"], last: ["Χριστοδούλου"], streets: ["Λήδρας"], cities: [["Λευκωσία", "1011"]] },
  LT: { first: ["Žydrūnas", "Ūla"], last: ["Šimkus", "Čepaitė"], streets: ["Gedimino pr."], cities: [["Vilnius", "01103"]] },
};

/** Neighbours who write their names in other scripts, as in any British town. */
const OTHER_SCRIPTS: [first: string, last: string][] = [
  ["Наталья", "Соколова"], ["রহিমা", "চৌধুরী"], ["محمد", "الأحمد"], ["小明", "王"], ["ਹਰਪ੍ਰੀਤ", "ਸਿੰਘ"], ["தமிழ்செல்வி", "முருகன்"], ["Þórunn", "Ægisdóttir"],
];

const regionNames = new Intl.DisplayNames(["en"], { type: "region" });

/** A person with an address in a country (ISO code), made up of a seed: the same seed is always the same person. Nobody real lives there. */
export function makeUpAddress(country: string, seed: string): AddressRecord {
  const pick = <Item>(list: readonly Item[], salt: string): Item => list[stableNumber(seed + salt, list.length)] as Item;
  const places = ELSEWHERE[country] ?? BRITISH;
  const [city, zip, provinceCode = null] = pick(places.cities, "city");
  const foreign = country === "GB" && stableNumber(seed + "script", 25) === 0;
  const [firstName, lastName] = foreign ? pick(OTHER_SCRIPTS, "name") : [pick(places.first, "first"), pick(places.last, "last")];
  const name = ELSEWHERE[country] || country === "GB" ? city : (regionNames.of(country) ?? city);
  return {
    firstName, lastName, company: stableNumber(seed + "company", 6) === 0 ? `${lastName} & Co` : null,
    address1: `${1 + stableNumber(seed + "number", 180)} ${pick(places.streets, "street")}`,
    address2: stableNumber(seed + "flat", 5) === 0 ? `Flat ${1 + stableNumber(seed + "door", 30)}` : null, city: name,
    province: provinceCode && provinceName(country, provinceCode), provinceCode, zip: zip === "" ? null : zip, country: regionNames.of(country) ?? country, countryCode: country, phone: null,
  };
}
