// SPDX-License-Identifier: EUPL-1.2
/**
 * Common first names and surnames in Germany: a bare „Petra Schulz“ has no title that would give it away.
 *
 * Names that are words, months, products or malware too stand apart: they count only beside other evidence.
 *
 * @module
 */

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter((word) => word !== ''))

export const FIRST_NAMES = words(`
  Aaron Abdul Abdullah Achim Adelheid Adem Adnan Adrian Agata Agathe Agnes Ahmad Ahmed Ahmet Albert Albrecht Aleksandar Aleksandra Alena Alessandro
  Alex Alexander Alexandra Alfons Alfred Ali Alice Alina Alla Alois Alwin Amelie Amir Andre Andrea Andreas Andrej Andrzej André Aneta Angela
  Angelika Angelina Anika Anita Anja Anke Ann Anna Annabell Annalena Anne Annegret Annelie Anneliese Annemarie Annett Annette Anni Annika Antje
  Anton Antonia Antonio Arend Arne Arno Arnold Arthur Artur Astrid Axel Ayhan Aylin Ayse Ayşe Barbara Bastian Beate Beatrice Beatrix Ben Benedikt
  Benjamin Benno Bernard Bernd Bernhard Bert Berta Bertram Bettina Bianca Bianka Birgit Birgitta Birte Bjarne Björn Bodo Bogdan Boris Brigitte
  Britta Bruno Burak Burkhard Bärbel Can Carina Carl Carla Carlo Carlos Carmen Carola Carolin Carsten Caspar Cathrin Catrin Cem Charlotte Chiara
  Christa Christel Christiane Christin Christina Christine Christof Christoph Claas Clara Claudia Claudius Claus Clemens Conny Cord Cordula Corinna
  Cornelia Cornelius Cosima Dagmar Dana Daniel Daniela Danny David Deborah Denis Dennis Derya Detlef Detlev Diana Dieter Dietmar Dietrich Dimitri
  Dirk Dominik Doreen Doris Dorit Dorothea Dorothee Dragan Dustin Eberhard Eckart Eckhard Edeltraud Edgar Edith Eduard Edwin Egon Ehrenfried Eike
  Eilert Elena Elfriede Elif Elisa Elisabeth Elke Ella Ellen Elmar Elsa Elsbeth Elvira Emil Emilia Emily Emine Emma Emre Enno Enrico Erhard Eric
  Erich Erik Erika Erkan Erna Erwin Esra Esther Etta Eugen Eva Evelyn Ewa Ewald Fabian Fabienne Fatih Fatima Fatma Ferdinand Fiete Filip Fokko
  Folkert Franka Franz Franziska Frauke Fred Frederic Frederik Frida Frieda Friederike Friedhelm Friedrich Frieso Fritz Gabi Gabriel Gabriela
  Gabriele Gebhard Georg Gerald Gerd Gerda Gerhard Gerlinde Germar Gero Gert Gertrud Gesa Gesche Gesine Gisela Gitta Giuseppe Goran Gottfried Grit
  Gudrun Guenter Guenther Guido Gunda Gunnar Gustav Gökhan Günter Günther Habbo Hajo Hakan Halina Hanna Hannah Hannelore Hannes Hans Harald Hardy
  Harm Harro Hartmut Hartwig Hasan Hassan Hatice Hauke Hedwig Heidi Heidrun Heike Heiko Heiner Heino Heinrich Heinz Helen Helena Helene Helga Helge
  Hellmut Helmut Helmuth Hendrik Henning Henri Henriette Henrik Henry Herbert Heribert Hermann Hermine Herta Hilde Hildegard Hilke Hinrich Holger
  Horst-Dieter Hubert Hubertus Hüseyin Ibrahim Ida Igor Ilka Ilona Ilse Imke Immo Ina Ines Inga Inge Ingeborg Ingelore Ingo Ingolf Ingrid Insa Irena
  Irene Irina Irma Irmgard Irmtraud Isa Isabel Isabell Isabella Isabelle Ismail Ivan Ivana Ivo Ivonne Izabela Jacqueline Jakob Jana Janek Janina
  Janine Janna Jannes Jannik Janosch Jaqueline Jarek Jasmin Jelena Jennifer Jenny Jens Jeremias Jesko Jessica Jette Jil Jill Joachim Joana Jochen
  Joerg Johann Johanna Johannes John Jolanta Jonas Jonathan Josef Josefine Joseph Josephine Juergen Julian Juliane Juri Justin Justus Jutta Jörg
  Jörn Jürgen Kaja Karen Karim Karin Karina Karl-Heinz Karla Karlheinz Karolin Karoline Karsten Katarina Katarzyna Katharina Kathleen Kathrin Kati
  Katja Katrin Kemal Kerem Kerstin Kevin Kilian Kim Kirsten Klaas Klara Klaus Knut Konrad Konstantin Konstanze Korbinian Kristian Kristin Kristina
  Krystyna Krzysztof Kunigunde Kurt Käthe Lara Larissa Lars Lasse Laszlo Laura Lea Leif Lena Lenard Leni Lennart Leo Leon Leonard Leonhard Leonie
  Leopold Levin Liane Liesbeth Liesel Lieselotte Lilli Lina Linda Linus Lisa Lisbeth Loni Lore Lothar Lotta Louis Louisa Louise Luca Lucas Lucia
  Ludger Ludmilla Ludwig Luis Luisa Luise Lukas Lutz Lydia Magda Magdalena Maik Maike Maja Malgorzata Malik Malte Mandy Manfred Manja Manuel Manuela
  Mara Marc Marcel Marco Marcus Marek Maren Margarete Margarethe Margit Margot Margrit Maria Marian Marianne Marie Marieke Marija Marina Mario
  Marion Marit Marita Marius Marko Markus Marlene Marlies Marlis Marta Marten Martha Martin Martina Marvin Mathias Mathilde Mattes Matthias Maurice
  Max-Josef Maximilian Mechthild Mehmet Meike Meinhard Melanie Merle Merve Meryem Meta Mia Michael Michaela Michal Michel Michelle Mike Mila Milan
  Mimi Mina Mirco Miriam Mirja Mirko Mohamed Mohammad Mohammed Monika Monique Moritz Muhammad Murat Mustafa Nadine Nadja Natalia Natalie Natascha
  Nele Niclas Nico Nicola Nicolas Nicole Niels Nikita Niklas Niko Nikola Nikolai Nikolaus Nils Nina Nora Norbert Norman Oezlem Okka Ola Olaf Ole
  Oleg Olga Oliver Olivia Omar Omer Onno Osman Oswald Ottilie Ottmar Pascal Patricia Patrick Patrik Patrizia Paul Paula Paulina Pauline Pawel Peer
  Peggy Peter Petra Phil Philip Philipp Philippa Pia Pierre Piotr Quirin Rabea Rafael Raffael Raik Raimund Rainer Ralf Ralph Ramona Raphael Rebecca
  Rebekka Regina Regine Reiner Reinhard Reinhardt Reinhold Remmer Renate Rene René Ricarda Richard Rieke Rita Robert Roberta Roberto Robin Rolf Romy
  Ronald Ronja Ronny Rosemarie Rosi Rosmarie Roswitha Rouven Ruben Rudi Rudolf Ruth Rüdiger Sabine Sabrina Said Salih Sally Samira Samuel Sandra
  Sandro Sara Sarah Sascha Saskia Sebastian Sefa Selim Selina Selma Sepp Serdar Sergej Severin Sibel Sibylle Siegbert Siegfried Sieglinde Siegmar
  Sigrid Sigrun Silke Silvana Silvia Silvio Simon Simone Sina Sinan Soeren Sofia Sofie Sonja Sophia Sophie Stanislaw Stefan Stefanie Steffen Steffi
  Stella Stephan Stephanie Steven Stina Sven Svenja Svetlana Swantje Swen Sylke Sylvia Sören Tabea Talea Tamara Tammo Tanja Tarek Tatjana Teresa
  Thea Theda Theo Theodor Theres Theresa Therese Thies Thilo Thomas Thorben Thorge Thorsten Thure Till Tilman Tilmann Tim Timm Timo Tina Tjark
  Tobias Tom Tomas Tomasz Torben Torge Torsten Traudel Traute Trude Uda Udo Ufuk Ulf Uli Ulla Ulrich Ulrika Ulrike Ursel Ursula Uta Ute Uwe Valentin
  Valentina Valeria Vanessa Veit Vera Verena Veronika Vicky Victoria Viktor Viktoria Vinzenz Vivien Volker Volkmar Walburga Waldemar Walther
  Waltraud Wanda Wencke Wendelin Wenke Werner Wessel Wiard Wiebke Wieland Wiete Wilfried Wilhelm Wilhelmine Willi Willy Wilma Wladimir Wolfgang
  Wolfram Wübbo Xaver Xenia Yannick Yannik Yasemin Yasmin Yusuf Yvonne Zeynep Zoe Zsolt Özgür Özlem`)

export const AMBIGUOUS_FIRST_NAMES = words(`
  Adam Albin Alexa Alma Amanda April August Beat Bela Christian Claude Conrad Cora Domenik Dora Eckehard Edda Elise Engel Erdmann Ernst Ewe Falk
  Felix Finn Flora Florian Folke Frank Gert Gloria Hagen Hans-Jürgen Heide Heinke Henner Hilmar Horst Iris Jan Jann Jasper Jo Joel Julia Julius June
  Kai Karl Kaspar Kay Kira Lena-Marie Levi Lia Lorenz Lotte Luna Mai Mandy Marga Mark Mathis Max Meinolf Mika Mona Noah Oscar Oskar Otto Raphaela
  Ray Roland Rolf-Dieter Roman Ronan Rosa Rose Rosina Ruby Rune Sam Samir Sander Silvester Sonny Sunna Sunny Thale Thor Tilda Toni Tony Uli Urs Ursa
  Victor Vidar Vincent Viola Volkhard Walter Wibke Wido Wolf Zara`)

/** Only those that are hardly ever another word. */
export const SURNAMES = words(`
  Ahlers Ahrens Albers Alberts Andresen Arslan Aslan Aydin Aydın Beckmann Behrendt Behrens Bergmann Boehm Boettcher Brandes Busch Bäcker Böhm
  Böttcher Carstensen Celik Christiansen Clausen Claussen Cordes Demir Demirci Detlefsen Dierks Dietz Dietze Dirks Dittrich Dogan Doğan Ebert Eckert
  Eilers Engelhardt Engelmann Erdmann Fiedler Franke Freese Frerichs Friedrichs Friedrichsen Fröhlich Gebhardt Geiger Gerdes Gerken Gerlach Goetz
  Grimm Grote Gärtner Götz Günther Haas Haase Hahnemann Hamann Hanke Hansen Harms Hartmann Hartwig Heinemann Heinrich Heinze Hellwig Hennig Hensel
  Hermann Herrmann Hess Hesse Heuer Heß Hildebrandt Hinrichs Hinrichsen Hinz Hoffmann Hofmann Holzapfel Horvat Horvath Huber Huebner Hänsel Hübner
  Ivanov Ivanova Jacobsen Jahn Jahnke Jakobsen Janke Jansen Janssen Janzen Janßen Jensen Johannsen Kaminski Kaya Kilic Kirchner Kluge Knoll Koehler
  Kovac Kovač Kowalczyk Kowalski Koç Kraemer Kramer Kraus Krause Krauß Kretschmer Kroeger Krueger Kruse Krämer Kröger Krüger Kunz Kunze Köhler
  Köster Kılıç Lehmann Lindner Lohmann Lorenzen Ludwig Lueders Löffler Lübben Lübbers Lüders Lührmann Lührs Maier Marquardt Martens Matthes
  Matthiesen Mayer Mayr Meier Meinders Meinen Menke Menken Mertens Metzger Meyer Meyers Michels Moeller Mueller Möller Müller Nagy Naumann Neumann
  Nguyen Niemann Nissen Nitsche Noack Novak Nowak Oeztuerk Ohlsen Oltmanns Onken Opitz Oster Otte Otten Pape Paschke Paulsen Peters Petersen Petrov
  Petrova Pfeifer Pfeiffer Pham Pietsch Pohl Polat Popov Preuß Radtke Reents Reichert Reimann Reimer Reimers Reiners Remmers Renken Riedel Rieger
  Rohlfs Rolfs Rudolph Ruppert Röder Sahin Schaefer Schenk Schiller Schindler Schirmer Schlegel Schlueter Schlüter Schmid Schmidt Schmied Schmitt
  Schmitz Schneiders Scholl Scholz Schramm Schreiner Schroeder Schröder Schubert Schuhmacher Schultz Schultze Schulz Schulze Schumacher Schumann
  Schwabe Schwarzer Schäfer Seidel Seifert Seiler Siebert Siefken Steffens Steinke Strauß Stöcker Stübner Suhr Sörensen Tammen Thiele Thielen
  Thiemann Thomsen Tiedemann Tjarks Tran Ubben Ulfers Ulrichs Unger Vogelsang Voigt Voigts Vollmer Voss Voß Völker Wagenknecht Wagner Warnecke
  Warnke Wegener Wegner Weidner Weigel Wendt Wenzel Wessels Westphal Wichmann Wiechmann Wilke Wilken Wilkens Willms Wilms Winkler Wittig Wolff
  Wollny Wulf Wulff Yildirim Yildiz Yilmaz Yılmaz Zander Zeller Ziegenmeyer Ziegler Zimmermann Zoller Zwick Zöpfl Çelik Özdemir Öztürk Şahin`)

/** Surnames by their shape: Wiechmann, Ostermeier, Kowalewski, Yıldızoğlu. */
export const SURNAME_SHAPE =
  /^(?:\p{Lu}\p{Ll}+-)?\p{Lu}\p{Ll}{2,}(?:mann|manns|meier|meyer|maier|mayer|owski|ewski|inski|ński|wicz|witz|oglu|oğlu|ovic|ović|opulos|huber|bauer|schmidt)s?$/u

/** Words that only look like such surnames. */
export const NO_SURNAMES = words(`
  Ansprechmann Bergmann Dienstmann Edelmann Ehemann Ersatzmann Fachmann Feuerwehrmann Gewährsmann Hampelmann Hauptmann Kameramann Kaufmann
  Landmann Mittelsmann Muttermann Normann Obmann Ombudsmann Schutzmann Seemann Steuermann Strohmann Tormann Verbindungsmann Vertrauensmann
  Vordermann Weihnachtsmann Jedermann Bergbauer Gemüsebauer Straßenbauer Anlagenbauer Maschinenbauer Nebenbauer Obstbauer Modellbauer Schiffbauer
  Netzbauer Gartenbauer Tiefbauer Brunnenbauer Gerüstbauer Erbauer Ackerbauer Metallbauer`)
