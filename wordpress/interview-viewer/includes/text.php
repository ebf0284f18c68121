<?php
/**
 * Writes an interview into the page, for readers without scripts and for search engines: its title, names and words as the
 * file has them, with their languages and ids.
 *
 * @package Interview_Viewer
 */

namespace Interview_Viewer;

defined( 'ABSPATH' ) || exit;

/**
 * Escapes words. WordPress works through the finished text and replaces shortcodes, smilies and its own name: signs that it
 * looks for become entities, so that the words stay as the file has them.
 *
 * @param string $words The words.
 */
function escape( string $words ): string {
	$words  = preg_replace( '/[\x00-\x08\x0B\x0C\x0E-\x1F\x7F]/', "\u{FFFD}", $words );
	$words  = strtr(
		$words,
		array(
			'&'         => '&amp;',
			'<'         => '&lt;',
			'>'         => '&gt;',
			'"'         => '&quot;',
			"'"         => '&#039;',
			'['         => '&#091;',
			']'         => '&#093;',
			'Wordpress' => 'Word&#112;ress', // phpcs:ignore WordPress.WP.CapitalPDangit.MisspelledInText -- What WordPress looks for.
		)
	);
	$entity = static fn( $sign ) => '&#' . ord( $sign[0] ) . ';';
	return preg_replace_callback( '/(?<!\S)(?:[:;]|8(?=[O)-]))(?=\S{1,20}(?!\S))/', $entity, $words );
}

/**
 * The turns that an id names: a question with its answers, one turn, or one passage. All turns for an empty id; null if the
 * interview does not have it.
 *
 * @param array  $interview The interview.
 * @param string $id        The id.
 * @return array[]|null
 */
function turns_of( array $interview, string $id ): ?array {
	$turns = $interview['turns'];
	if ( '' === $id ) {
		return $turns;
	}
	foreach ( $turns as $n => $turn ) {
		if ( $turn['id'] === $id ) {
			return asks( $interview, $turn ) ? thread( $interview, $n ) : array( $turn );
		}
		foreach ( $turn['passages'] as $passage ) {
			if ( $passage['id'] === $id ) {
				return array( array( 'passages' => array( $passage ) ) + $turn );
			}
		}
	}
	return null;
}

/**
 * A question with its answers: the turns after it until the next question, unless a turn says what it answers.
 *
 * @param array $interview The interview.
 * @param int   $n         The position of the question.
 */
function thread( array $interview, int $n ): array {
	$id     = $interview['turns'][ $n ]['id'];
	$thread = array();
	$inside = false;
	foreach ( $interview['turns'] as $i => $turn ) {
		$inside = $i === $n || ( $inside && ! asks( $interview, $turn ) );
		if ( $i === $n || ( null === $turn['answers'] ? $inside : $turn['answers'] === $id ) ) {
			$thread[] = $turn;
		}
	}
	return $thread;
}

/**
 * Whether a turn is an interviewer's, as the file says.
 *
 * @param array $interview The interview.
 * @param array $turn      The turn.
 */
function asks( array $interview, array $turn ): bool {
	return $interview['speakers'][ $turn['speaker'] ?? '' ]['asks'] ?? false;
}

/**
 * Writes a text in its languages.
 *
 * @param array    $text The text, in the languages to write.
 * @param string   $tag  The element for each paragraph.
 * @param string   $href Where it leads, if anywhere.
 */
function text_html( array $text, string $tag, string $href = '' ): string {
	$html = '';
	foreach ( $text as list( $lang, $paragraphs ) ) {
		foreach ( $paragraphs as $words ) {
			$inner = escape( $words );
			$inner = '' === $href ? $inner : '<a href="' . esc_url( $href ) . '">' . $inner . '</a>';
			$html .= '<' . $tag . ' lang="' . esc_attr( $lang ) . '" dir="auto">' . $inner . '</' . $tag . ">\n";
		}
	}
	return $html;
}

/**
 * Writes turns under the title of their interview.
 *
 * @param array   $interview The interview.
 * @param array[] $turns     The turns.
 * @param string  $lang      The language to write, or `both`.
 */
function interview_html( array $interview, array $turns, string $lang ): string {
	$lang  = '' === $lang ? ( $interview['languages'][0] ?? '' ) : $lang;
	$shown = static function ( array $text ) use ( $interview, $lang ) {
		return in_language( $text, $lang, $interview['languages'] );
	};
	$html  = text_html( $shown( $interview['title'] ), 'h2', $interview['page'] );
	foreach ( $turns as $turn ) {
		$html .= '<div' . id_attribute( $turn['id'] ) . ">\n";
		if ( null !== $turn['speaker'] ) {
			$name  = $interview['speakers'][ $turn['speaker'] ]['name'] ?? array( array( '', array( $turn['speaker'] ) ) );
			$html .= '<p>' . trim( text_html( $shown( $name ), 'strong' ) ) . "</p>\n";
		}
		foreach ( $turn['passages'] as $passage ) {
			$html .= '<div' . id_attribute( $passage['id'] ) . ">\n" . text_html( $shown( $passage['text'] ), 'p' ) . "</div>\n";
		}
		$html .= "</div>\n";
	}
	return $html;
}

/**
 * Writes an id, once in a page that has only one post. A word without a number has none: scripts of the page find elements by
 * such names.
 *
 * @param string $id The id of a turn or a passage.
 */
function id_attribute( string $id ): string {
	if ( ! is_singular() || ! preg_match( '/^[^\s&<>"\'\[\]]*\d[^\s&<>"\'\[\]]*$/D', $id ) || ! first_time( "id $id" ) ) {
		return '';
	}
	return ' id="' . esc_attr( 0 === strpos( $id, 'iv-' ) ? "iv-text-$id" : $id ) . '"';
}

/**
 * Whether something is asked for the first time in this text. Null begins a new text: some plugins render a post once to
 * find its description, and once more for the reader.
 *
 * @param string|null $what What happens only once.
 */
function first_time( ?string $what ): bool {
	static $seen = array();
	if ( null === $what ) {
		$seen = array();
		return true;
	}
	$is_first      = ! isset( $seen[ $what ] );
	$seen[ $what ] = true;
	return $is_first;
}
add_filter(
	'the_content',
	static function ( $content ) {
		first_time( null );
		return $content;
	},
	0
);
