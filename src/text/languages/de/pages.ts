import type { PageRules } from "../contract/page-rules.ts";

export const pages: PageRules = {
  header: {
    labels: {
      ...{ titel: "title", überschrift: "title", schlagzeile: "title" },
      ...{ quelle: "source", herausgeber: "source", medium: "source", zeitung: "source" },
      ...{ autor: "author", autorin: "author", autoren: "author", verfasser: "author", von: "author" },
      ...{ datum: "published", veröffentlicht: "published", "veröffentlicht am": "published" },
      ...{ erschienen: "published", "erschienen am": "published", veröffentlichungsdatum: "published" },
      ...{
        "erstmals veröffentlicht": "published",
        "zuerst veröffentlicht": "published",
        erstellt: "published",
      },
      ...{ stand: "updated", aktualisiert: "updated", "aktualisiert am": "updated" },
      ...{ "zuletzt aktualisiert": "updated", "letzte änderung": "updated", "zuletzt geändert": "updated" },
    },
    dateLine:
      /^(?=.*\d{4})(?<label>erstmals veröffentlicht|zuerst veröffentlicht|erstellt|veröffentlicht|erschienen|publiziert|stand|zuletzt aktualisiert|aktualisiert|letzte änderung|zuletzt geändert)?(?:\s+(?:am|um))?\s*[:,]?\s*(?<date>.*\d{4}.*)$/i,
    updatedLabel: /aktualisiert|änderung|geändert|stand/i,
    bylineOpening: "(?:[Ee]in (?:[Bb]eitrag|[Aa]rtikel)\\s+|[Tt]ext:?\\s+)?(?:Von|VON|von)",
    nameJoiner: "und|&|mit",
    bylinePreposition: "in|für|aus",
    authorPrefix: /^von\s+/i,
    nameParticles: "von|vom|van|der|den|zu|zur|de|la|bin|al|el|da|di|du",
    namePrefixes: "Mc|Mac|O['’]|D['’]|al-",
    publisherWord:
      /(?<![\p{L}])(?:\p{Lu}?\p{L}*(?:[Zz]eitung|[Aa]nzeiger|[Nn]achrichten|[Rr]undschau|[Bb]latt|[Kk]urier|[Pp]resse|[Bb]ote|[Aa]gentur)|Spiegel|Stern|Focus|Zeit|Welt|Bild|Tagesschau|Merkur|Standard|dpa|AFP|Reuters|ARD|ZDF|NDR|WDR|BR|SWR|MDR|ORF|SRF|Deutschlandfunk|Magazin|Rundfunk|Radio)(?![\p{L}])/u,
    titlePublisherWord:
      /(?<![\p{L}])(?:\p{Lu}?\p{L}*(?:[Zz]eitung|[Aa]nzeiger|[Nn]achrichten|[Rr]undschau|[Bb]latt|[Kk]urier|[Pp]resse)|Spiegel|SPIEGEL|Stern|Focus|Zeit|ZEIT|Welt|WELT|Bild|Tagesschau|Merkur|Standard|Magazin)(?![\p{L}])/u,
    publisherLine:
      /^(?:Für (?:die|den|das) |Aus (?:der|dem) |Der |Die |Das )?(?:\p{Lu}[\p{L}\p{N}'’&.-]*)(?:\s+(?:der|die|das|des|für|und|\p{Lu}[\p{L}\p{N}'’&.-]*)){0,5}$/u,
    publisherPrefix: /^(?:Für (?:die|den|das)|Aus (?:der|dem))\s+/,
    publisherFiller: /^(?:der|die|das|des|und|für)$/,
    calendarOpening:
      /^(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|januar|jänner|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember)(?![\p{L}])/iu,
    contactLine: /^(?:.*@.*|(?:Kontakt|Folgen|Schreiben|E-?Mail)\s.*)$/gm,
  },
  boilerplate: {
    siteSentences: [
      "sie haben .{0,40}artikel (?:gelesen|aufgebraucht)|noch \\d+ (?:kostenlose |freie )?artikel|bereits abonnent|(?:nur|exklusiv) für abonnent|jetzt (?:anmelden|abonnieren|registrieren|testen|weiterlesen)|(?:mit|im) (?:probe)?abo\\b|bitte (?:melden|loggen) sie sich",
      "(?:unser(?:en|em)?|kostenlosen?) newsletter|newsletter (?:abonnieren|bestellen|abbestellen)|in ihr(?:em)? postfach|(?:sie erhalten|du erhältst) diese (?:e-?mail|nachricht)|im browser (?:ansehen|anzeigen|öffnen)",
      "(?:wir|diese (?:seite|website)|unsere partner) (?:verwenden|verwendet|nutzen|nutzt) cookies|cookies (?:akzeptieren|ablehnen|zulassen)|aktivieren sie (?:bitte )?javascript|ihr browser|werbeblocker|datenschutz(?:erklärung|hinweise)|nutzungsbedingungen|allgemeine geschäftsbedingungen",
      "(?:diese|die) (?:meldung|nachricht|seite) wird (?:laufend |weiter |ständig )?aktualisiert|mehr in kürze|weitere informationen in kürze|wir berichten (?:weiter|laufend)",
      "(?:schreiben|schicken|senden|mailen) sie uns|kontaktieren sie uns|rufen sie uns an|haben sie (?:hinweise|einen hinweis|informationen)|(?:was )?(?:ist|sagen) (?:ihre meinung|sie dazu)\\?|diskutieren sie mit",
      "folgen sie (?:uns|@)|(?:artikel|beitrag) teilen|hier klicken|klicken sie (?:hier|auf)|lesen sie (?:mehr|auch|hier)|mehr (?:zum thema|dazu)$|artikel anhören",
      "diese e-?mail .{0,40}(?:vertraulich|viren)|denken sie an die umwelt|(?:bitte )?nicht (?:bearbeiten|löschen|verschieben|weiterleiten)[.!]?$|dieser ordner (?:ist|enthält)|nur für den internen gebrauch|zutreffendes (?:bitte )?ankreuzen",
      "alle rechte vorbehalten|copyright (?:\\d{4}|©|\\(c\\)|by)|©|getty images|dpa-bild|(?<=^|[(;] ?)(?:redaktion|mitarbeit):|symbolbild|archivbild|archivfoto|mit material (?:von|der)|dieser (?:artikel|beitrag|text) (?:erschien|wurde) (?:zuerst|erstmals|ursprünglich)",
    ],
    label:
      /^(?:anzeige|werbung|fotos?|bild(?:er|quelle)?|quelle|video|audio|bildergalerie|schlagwörter|themen|vorname|nachname|telefon(?:nummer)?|e-?mail(?:-adresse)?|pflichtfelder|absenden|\d{1,2} min(?:uten)?(?: lesezeit)?)(?:\s*[:|/*].*|\s+von\s.*|[.…]*)?$/iu,
    teaser:
      /^(?:lesen sie (?:auch|mehr|hier)|mehr (?:zum thema|dazu|lesen)|auch interessant|das könnte sie auch interessieren|empfohlen|video:|fotos?:|bildergalerie|weiterlesen|hier klicken|jetzt (?:anmelden|abonnieren|registrieren|testen)|anmelden|einloggen|abonnieren|newsletter|folgen sie uns|teilen sie|schlagwörter:|themen:|copyright|©|alle rechte vorbehalten|(?:wir|diese (?:seite|website)) (?:verwenden|verwendet|nutzen|nutzt) cookies|cookies akzeptieren|zum inhalt springen|bild(?:quelle)?:|foto:|quelle:|mit material (?:von|der)|lädt)/i,
    pageLabel:
      /^(?:mehr zum thema|eilmeldung|kommentare?|kommentar (?:schreiben|verfassen)|drucken|e-?mail|teilen|merken|schließen|menü|suche|zum (?:haupt)?inhalt(?: springen)?|weiter|zurück|nach oben|vorlesen|startseite|(?:veröffentlicht|aktualisiert) vor .{1,30}|https?:\/\/\S+)$/i,
    tailHeading:
      /^(?:(?:ähnliche|verwandte|weitere) (?:artikel|themen|beiträge|nachrichten|meldungen)|mehr (?:zum thema|aus|von)(?![\p{L}]).*|das könnte sie.*|auch interessant.*|empfohlen.*|meist ?gelesen.*|am meisten gelesen.*|neueste (?:nachrichten|meldungen|artikel).*|kommentare?|kommentar (?:schreiben|verfassen)|über (?:den autor|die autorin).*|beliebte? .*)\s*:?$/iu,
    correctionLabels: [
      "korrektur",
      "berichtigung",
      "richtigstellung",
      "klarstellung",
      "anmerkung der redaktion",
      "update",
    ],
  },
  mail: {
    attributionOpenings: ["Am"],
    wrote: ["schrieb"],
    htmlStubs: [
      "(?:unterstützt|zeigt|kann) (?:leider )?(?:kein|keine|nicht) ?html|html[- ](?:fähig|ansicht|version|format|nachricht|mail)",
      "(?:e-?mail|newsletter|nachricht) (?:im browser|online) (?:ansehen|anzeigen|lesen|öffnen)",
    ],
    originalMessage: ["ursprüngliche nachricht"],
    forwardedMessage: ["weitergeleitete nachricht"],
    forwardedLine: [],
    headerFields: ["von", "gesendet", "datum", "an", "betreff"],
    mobileFooters: ["von meinem"],
    replyPrefixes: ["aw"],
    forwardPrefixes: ["wg"],
  },
  placeholderTitles: ["unbenannt.*", "dokument ?\\d*"],
  roundUpTitles: [
    "kurzmeldungen",
    "kurz notiert",
    "nachrichten (?:des tages|in kürze|im überblick)",
    "(?:das|was) (?:heute|am morgen) wichtig (?:ist|wird)",
    "(?:morgen|abend|wochen)(?:briefing|überblick|rückblick)",
    "(?:news|live)-?(?:ticker|blog)",
    "newsletter",
    "die (?:lage|nachrichten) am (?:morgen|mittag|abend)",
  ],
  hyphenatedFirstParts: ["ex"],
  suspendedHyphenWords: ["und", "oder", "bis", "bzw"],
  pageWords: ["seite"],
  pageOfWords: ["von"],
};
