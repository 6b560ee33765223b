"""Names for people who do not exist. The mixture is that of a city; no combination is meant to be anybody."""

FAMILY_NAMES = tuple(
    """
    Abbott Adeyemi Ahlgren Almeida Alvarado Amsel Anand Antonescu Arbogast Ashdown Atwood Bachmann Bagshaw
    Balakrishnan Barrera Batista Beaumont Bellamy Benavides Bergström Bianchi Blackwood Blanchet Bondarenko Boateng
    Bramble Brannigan Brightman Calloway Camarillo Carrasco Castellano Chakrabarti Chamberlin Choi Christodoulou
    Cienfuegos Clearwater Coyle Crowther Dalgaard Dąbrowski Danquah Delacroix Delgado Desrosiers Dimitrov Doherty
    Dubois Dvořák Eastman Echeverría Eklund Ellery Esposito Everhart Fairbanks Farrokhzad Fenwick Ferreira Fitzgerald
    Fontaine Forsberg Fujimoto Gallardo Ganesan Garrison Ghorbani Gilchrist Goldfarb González Granger Greenhill
    Grünwald Gutiérrez Haddad Halvorsen Hammersmith Hashimoto Hathaway Hawthorne Heikkinen Herrera Hirschfeld Holloway
    Horvat Ibrahimović Igwe Ingersoll Iyer Jankowski Jaramillo Johannsen Kaczmarek Kamara Karlsson Kensington Khalil
    Kimura Kowalczyk Krishnamurthy Kuznetsov Lachance Langford Larsson Lefebvre Lindqvist Llewellyn Lombardi Lovelace
    MacAllister Madsen Maldonado Mancini Marchetti Mbeki McAllister McTavish Mendoza Merriweather Middleton Miyazaki
    Montague Moreau Mukherjee Murakami Nakagawa Navarro Ndiaye Nguyen Nightingale Nilsson Novak Núñez O'Brien
    O'Callaghan O'Hara O'Malley Oduya Okafor Olsen Ortega Osborne Østergaard Papadakis Paredes Parkhurst Pellegrini
    Penhaligon Pereira Pettersson Pham Pickering Quesada Quinn Radcliffe Raghavan Ramírez Rasmussen Redfern Reinhardt
    Restrepo Ríos Rosenthal Rosario Rousseau Sakamoto Salazar Santiago Schreiber Seligman Sepúlveda Shackleton Shimizu
    Sinclair Söderberg Solórzano Stavros Steinmetz Stenhouse Sundaram Swarovski Takahashi Tamaki Tangiora Thackeray
    Thibodeaux Thorvaldsen Tolliver Trevelyan Tremblay Underwood Uribe Valenzuela VanDerBerg Vasquez Velázquez
    Venkataraman Villanueva Vogel Wainwright Wakefield Waszczykowska Weatherby Whitfield Winterbourne Wójcik Xu Yamada
    Yilmaz Youngblood Zamora Zapata Zhang Zielińska Zimmermann
    """.split()
)
SECOND_FAMILY_NAMES = FAMILY_NAMES[::7]
"""For double names such as Garrison-Novak."""

GIVEN_NAMES = {
    "female": tuple(
        """
        Abigail Adaeze Agnieszka Alba Alejandra Alice Amara Amélie Anjali Anneliese Astrid Aurelia Beatriz Björk
        Brigid Camila Carmen Cecilia Charlotte Chloé Clara Dagmar Daniela Dolores Eleanor Elena Elif Esperanza Farah
        Fatima Fiona Freya Gabriela Georgia Greta Hana Harriet Ines Ingrid Isolde Jasmine Joanna Josefina Kamila
        Katarzyna Keiko Lakshmi Leila Linnea Lucía Magdalena Malia Margarethe Marisol Matilda Meera Mei Michiko Naomi
        Ngozi Nia Noor Octavia Olga Paloma Penelope Philippa Priya Quynh Rania Renée Rosalind Ruth Saoirse Siobhán
        Sofía Svetlana Tamsin Teodora Thandiwe Ursula Valentina Vera Wilhelmina Ximena Yara Yolanda Zainab Zoë
        """.split()
    ),
    "male": tuple(
        """
        Abdul Adrián Akira Alasdair Alejandro Ambrose Anders André Arjun Augustin Bartholomew Benedict Benjamín Björn
        Bogdan Caleb Cedric César Chidi Clement Cormac Damián Darius Declan Dimitri Eduardo Elias Emeka Emil Enrique
        Everett Fabrizio Felix Fergus François Gael Gideon Giovanni Gustavo Hamish Haruki Héctor Henrik Hugo Ibrahim
        Ignacio Isaac Ivan Jakub Jamal Javier Jörg José Julián Kaito Karim Kenji Kofi Kwame Lars László Leandro
        Leopold Lorenzo Luca Magnus Malik Marcel Mateo Matthias Miguel Mikhail Minh Nikolai Noah Octavio Olufemi Oskar
        Patrick Pavel Pedro Quentin Rafael Rajesh Ramón Rashid Reuben Roderick Rohan Samir Santiago Seamus Sebastian
        Stefan Sven Tadeusz Takumi Thaddeus Tomás Umberto Victor Vikram Wesley Xavier Yusuf Zachary
        """.split()
    ),
}
STREETS = tuple(
    "Alder Birch Cedar Chestnut Clearbrook Dogwood Elm Fieldstone Harbor Hawthorn Juniper Lakeview Laurel Linden "
    "Maple Meadow Millpond Oak Orchard Pine Poplar Quarry Ridge Spruce Sycamore Walnut Willow".split()
)
CITIES = (
    ("Albany", "NY", "12207"),
    ("Buffalo", "NY", "14202"),
    ("Ithaca", "NY", "14850"),
    ("Newark", "NJ", "07102"),
    ("Princeton", "NJ", "08540"),
    ("Stamford", "CT", "06901"),
    ("Hartford", "CT", "06103"),
    ("Scranton", "PA", "18503"),
    ("Burlington", "VT", "05401"),
    ("Springfield", "MA", "01103"),
)
LANGUAGES = ("en", "en", "en", "en", "en", "en", "es", "es", "pl", "vi", "zh", "ar")
PAYERS = (
    ("Harborline Health Plan", "HRBLN", "Harborline HMO Select"),
    ("Cedar Hollow Mutual", "CDRHM", "Cedar Choice PPO"),
    ("Juniper Vale Insurance", "JNPRV", "Vale Freedom POS"),
    ("Silverleaf Advantage", "SLVRA", "Silverleaf Advantage Plus"),
    ("Medicare", "MEDCR", "Medicare Part B"),
    ("Medicaid", "MEDCD", "Medicaid Managed Care"),
)
