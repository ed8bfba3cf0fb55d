import type { Location } from "../../app/domain/portfolio";

type Place = Pick<Location, "country" | "city" | "address" | "latitude" | "longitude"> & { country: string };

const place = (country: string, city: string, address: string, latitude: number, longitude: number): Place => ({
  country,
  city,
  address,
  latitude,
  longitude,
});

/** Real towns, so that the map says something; the streets are made up. */
export const places = {
  Ballerup: place("DK", "Ballerup", "Eksempelvej 1, 2750 Ballerup", 55.7317, 12.3633),
  København: place("DK", "København", "Eksempelkaj 12, 2100 København Ø", 55.7029, 12.5904),
  Skanderborg: place("DK", "Skanderborg", "Eksempelbakken 4, 8660 Skanderborg", 56.0397, 9.9269),
  Esbjerg: place("DK", "Esbjerg", "Eksempelhavnen 7, 6700 Esbjerg", 55.4765, 8.4594),
  Aalborg: place("DK", "Aalborg", "Eksempelgade 21, 9000 Aalborg", 57.0488, 9.9217),
  Aarhus: place("DK", "Aarhus", "Eksempelallé 3, 8000 Aarhus C", 56.1629, 10.2039),
  Odense: place("DK", "Odense", "Eksempelstræde 9, 5000 Odense C", 55.4038, 10.4024),
  Vejle: place("DK", "Vejle", "Eksempelmarken 15, 7100 Vejle", 55.7093, 9.5357),
  Kolding: place("DK", "Kolding", "Eksempeltoften 2, 6000 Kolding", 55.4904, 9.4722),
  Roubaix: place("FR", "Roubaix", "3 rue de l'Exemple, 59100 Roubaix", 50.6901, 3.1817),
  Lille: place("FR", "Lille", "18 quai de l'Exemple, 59000 Lille", 50.6292, 3.0573),
  Tourcoing: place("FR", "Tourcoing", "7 rue de l'Exemple, 59200 Tourcoing", 50.7236, 3.1609),
  Paris: place("FR", "Paris", "41 passage de l'Exemple, 75019 Paris", 48.8848, 2.3799),
  Marseille: place("FR", "Marseille", "2 quai de l'Exemple, 13002 Marseille", 43.3102, 5.3698),
  Lyon: place("FR", "Lyon", "11 allée de l'Exemple, 69007 Lyon", 45.7324, 4.8357),
  Metz: place("FR", "Metz", "5 rue de l'Exemple, 57000 Metz", 49.1193, 6.1757),
  Frankfurt: place("DE", "Frankfurt am Main", "Beispielweg 8, 60314 Frankfurt am Main", 50.1155, 8.7182),
  Hamburg: place("DE", "Hamburg", "Beispielstraße 30, 20457 Hamburg", 53.5436, 9.9886),
  Dublin: place("IE", "Dublin", "6 Example Quay, Dublin 1", 53.3498, -6.2603),
  Amsterdam: place("NL", "Amsterdam", "Voorbeeldkade 14, 1011 Amsterdam", 52.3716, 4.9109),
  Tromsø: place("NO", "Tromsø", "Eksempelveien 5, 9008 Tromsø", 69.6492, 18.9553),
  Longyearbyen: place("SJ", "Longyearbyen", "Eksempelveien 1, 9170 Longyearbyen", 78.2232, 15.6267),
  Nuuk: place("GL", "Nuuk", "Eksempelvej 3, 3900 Nuuk", 64.1835, -51.7216),
  London: place("GB", "London", "9 Example Lane, London E1", 51.5154, -0.0721),
  Austin: place("US", "Austin", "100 Example Street, Austin, Texas", 30.2672, -97.7431),
  Ashburn: place("US", "Ashburn", "200 Example Parkway, Ashburn, Virginia", 39.0438, -77.4874),
} satisfies Record<string, Place>;

/** What is left to say of a location where nobody has told the place. */
export const nowhere = { country: null, city: null, address: null, latitude: null, longitude: null } as const;

export type PlaceName = keyof typeof places;
