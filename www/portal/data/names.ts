/** Invented people are called by these; without marks each is made of Latin letters, so that it can stand in an address. */
const list = (text: string): readonly string[] => text.split(' ')

export const FEMALE = list(
  'Adela Aino Alba Alice Amélie Anaïs Anneli Beatriz Bianca Brigid Camille Carla Cécile Chiara Clara Daniela Dora ' +
    'Edda Élise Elena Emilia Erika Esme Eva Fiona Florence Franca Freya Gabriela Giulia Grace Hanna Heidi Helena ' +
    'Inès Ingrid Irene Isabel Ivana Jana Joana Judit Julia Kaisa Karin Katarína Kirsten Laura Léa Linnea Lucía ' +
    'Magda Maren Marta Matilde Mira Nadia Nora Olívia Paula Petra Renata Rosa Sanna Silvia Sofía Tereza Ursula Vera',
)

export const MALE = list(
  'Adrian Aleš Álvaro Anders Andrés Anton Arne Bastien Benoît Bruno Carlos Cédric Conor Daniel David Diogo Eamon ' +
    'Elias Emil Enrico Erik Fabian Felipe Finn Florian Gábor Gaël Georg Gonçalo Guido Gustav Hannes Henrik Hugo Ian ' +
    'Iker Ivo Jakub Jan Javier Jérôme Joel Jonas José Julian Karel Kieran Kristian Lars Leon Lorenzo Lukas Marek ' +
    'Mário Martin Matteo Mikael Milan Niall Nicola Niko Oskar Pablo Paolo Pavel Pedro Rafael René Rui Samuel Sandro ' +
    'Sébastien Simon Stefan Teemu Tiago Tomas Uwe Viktor Xavier',
)

export const LAST = list(
  'Achterberg Aguilar Ahlgren Almeida Álvarez Andersson Aubert Bachmann Baranek Barros Beaumont Bergman Bianchi ' +
    'Blanchet Brandt Brennan Byrne Cabral Caruso Castell Conti Correia Costello Dahlin Delgado Delmas Doležal Dubois ' +
    'Eberhart Echeverría Ekström Esposito Fabre Faria Fernández Ferrari Fitzgerald Fontaine Forsman Gallagher García ' +
    'Gauthier Giordano Granqvist Grimaldi Haas Hakala Halloran Hartmann Heikkinen Herrera Hoffmann Holub Horák ' +
    'Ibarra Järvinen Jensen Johansson Kaplan Keller Kovács Kowalik Krause Kučera Lacroix Lange Laurent Lehtonen ' +
    'Leitner Lindgren Lombardi Lopes Lund Machado Mancini Marchand Martín Mäkinen Molnár Monteiro Moreau Moretti ' +
    'Murphy Navarro Neumann Nieminen Novotný Nyberg Oliveira Pacheco Pavlík Pereira Petrov Pichler Quinlan Ramos ' +
    'Renard Ribeiro Ricci Riedl Rossi Ruiz Salonen Schneider Serrano Silvestri Sandvik Steiner Svoboda Tavares ' +
    'Thibault Urban Valente Vasquez Virtanen Vogel Wagner Weber Winkler Zabala Zeman',
)
