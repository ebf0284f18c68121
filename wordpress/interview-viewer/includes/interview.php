<?php
/**
 * Reads what an interview's file says: its title, names, words and ids, and nothing that has to be concluded. Only the
 * viewer knows the rest.
 *
 * @package Interview_Viewer
 */

namespace Interview_Viewer;

defined( 'ABSPATH' ) || exit;

/** How many objects and lists a file may have: PHP needs far more memory for one than the file. */
const MOST_PARTS = 60000;

/**
 * Reads a file. Each text in the result is a list of languages, each with its paragraphs.
 *
 * @param string $json The file.
 * @return array|\WP_Error
 */
function read_interview( string $json ) {
	$json  = preg_replace( '/^\xEF\xBB\xBF/', '', $json );
	$parts = substr_count( $json, '{' ) + substr_count( $json, '[' );
	$file  = $parts <= MOST_PARTS ? json_decode( $json, true, 32 ) : null;
	if ( ! is_array( $file ) || ! is_list( $file['turns'] ?? null ) || ! isset( $file['title'] ) ) {
		return new \WP_Error( 'not-interview', __( 'This is not the file of an interview.', 'interview-viewer' ) );
	}
	$languages = array_values( array_filter( listed( $file['languages'] ?? null ), __NAMESPACE__ . '\is_tag' ) );
	$text      = static function ( $value ) use ( $languages ) {
		return read_text( $value, $languages[0] ?? '' );
	};
	$speakers  = array();
	foreach ( listed( $file['speakers'] ?? null ) as $speaker ) {
		if ( is_array( $speaker ) && is_scalar( $speaker['id'] ?? null ) ) {
			$speakers[ (string) $speaker['id'] ] = array(
				'name' => $text( $speaker['name'] ?? $speaker['id'] ),
				'asks' => 'interviewer' === ( $speaker['role'] ?? '' ),
			);
		}
	}
	$themes = array();
	foreach ( listed( $file['themes'] ?? null ) as $theme ) {
		if ( is_array( $theme ) && is_scalar( $theme['id'] ?? null ) ) {
			$themes[ (string) $theme['id'] ] = $text( $theme['label'] ?? $theme['id'] );
		}
	}
	$turns = array();
	foreach ( array_values( $file['turns'] ) as $n => $turn ) {
		if ( is_array( $turn ) ) {
			$turns[] = read_turn( $turn, $n, $text );
		}
	}
	$page = is_string( $file['url'] ?? null ) && preg_match( '~^https?://~i', $file['url'] ) ? $file['url'] : '';
	return compact( 'languages', 'speakers', 'themes', 'turns', 'page' ) + array( 'title' => $text( $file['title'] ) );
}

/**
 * Reads a turn. Turns and passages without an id have the one that the viewer gives them.
 *
 * @param array    $turn The turn in the file.
 * @param int      $n    Its position.
 * @param callable $text Reads a text.
 */
function read_turn( array $turn, int $n, callable $text ): array {
	$id       = is_scalar( $turn['id'] ?? null ) ? (string) $turn['id'] : 't' . ( $n + 1 );
	$passages = listed( $turn['passages'] ?? null );
	if ( ! $passages ) {
		$passages = array( array( 'text' => $turn['text'] ?? $turn['heading'] ?? array() ) );
	}
	$read = array();
	foreach ( $passages as $k => $passage ) {
		if ( is_array( $passage ) ) {
			$read[] = array(
				'id'   => is_scalar( $passage['id'] ?? null ) ? (string) $passage['id'] : $id . '.' . ( $k + 1 ),
				'text' => $text( $passage['text'] ?? array() ),
			);
		}
	}
	return array(
		'id'       => $id,
		'speaker'  => is_scalar( $turn['speaker'] ?? null ) ? (string) $turn['speaker'] : null,
		'answers'  => is_scalar( $turn['answers'] ?? null ) ? (string) $turn['answers'] : null,
		'passages' => $read,
	);
}

/**
 * Reads a text: `"words"`, `["a paragraph", "another"]`, or one of these by language.
 *
 * @param mixed  $value    The text in the file.
 * @param string $language The language of a text that does not say it.
 * @return array<array{0: string, 1: string[]}> Languages with their paragraphs.
 */
function read_text( $value, string $language ): array {
	$is_by_language = is_array( $value ) && ! is_list( $value );
	$text           = array();
	foreach ( $is_by_language ? $value : array( $language => $value ) as $lang => $words ) {
		$paragraphs = array();
		foreach ( is_array( $words ) ? $words : array( $words ) as $part ) {
			$part       = is_scalar( $part ) && ! is_bool( $part ) ? (string) $part : '';
			$paragraphs = array_merge( $paragraphs, preg_split( '/\n\s*\n/', $part ) );
		}
		$paragraphs = array_values( array_filter( array_map( 'trim', $paragraphs ), 'strlen' ) );
		if ( $paragraphs ) {
			$text[] = array( is_tag( (string) $lang ) ? (string) $lang : '', $paragraphs );
		}
	}
	return $text;
}

/**
 * Chooses the language of a text: all for `both`, else the wanted one, or the original where that is missing.
 *
 * @param array    $text      The text.
 * @param string   $lang      The wanted language, or `both`.
 * @param string[] $languages The languages of the interview.
 */
function in_language( array $text, string $lang, array $languages ): array {
	if ( 'both' === $lang ) {
		return $text;
	}
	foreach ( array( $lang, $languages[0] ?? '' ) as $wanted ) {
		foreach ( $text as $one ) {
			if ( 0 === strcasecmp( $one[0], $wanted ) ) {
				return array( $one );
			}
		}
	}
	return array_slice( $text, 0, 1 );
}

/**
 * Whether a text is a language tag.
 *
 * @param mixed $tag The text.
 */
function is_tag( $tag ): bool {
	return is_string( $tag ) && preg_match( '/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/D', $tag );
}

/**
 * Whether a value is a list, not an object.
 *
 * @param mixed $value The value.
 */
function is_list( $value ): bool {
	return is_array( $value ) && array_keys( $value ) === array_keys( array_keys( $value ) );
}

/**
 * The items of a list; none if the value is something else.
 *
 * @param mixed $value The value.
 */
function listed( $value ): array {
	return is_list( $value ) ? $value : array();
}
