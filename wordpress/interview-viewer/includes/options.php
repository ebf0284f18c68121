<?php
/**
 * The options of the block and the shortcode, which become attributes of the element.
 *
 * @package Interview_Viewer
 */

namespace Interview_Viewer;

defined( 'ABSPATH' ) || exit;

/** The options in the order of the documentation, each with its attribute; those that the element does not have, with null. */
const OPTIONS = array(
	'url'          => null,
	'passage'      => 'turn',
	'view'         => 'view',
	'lang'         => 'lang',
	'ui-lang'      => 'ui-lang',
	'themes'       => 'themes',
	'match'        => 'match',
	'speakers'     => 'speakers',
	'q'            => 'q',
	'color-scheme' => 'color-scheme',
	'accent'       => null,
	'address'      => null,
);

/** The options that have a few values, with these. */
const CHOICES = array(
	'view'         => array( 'full', 'card', 'questions' ),
	'ui-lang'      => array( 'en', 'zh-Hans', 'zh-Hant' ),
	'match'        => array( 'any', 'all' ),
	'color-scheme' => array( 'light', 'dark', 'auto' ),
	'address'      => array( 'hash', 'none' ),
);

/**
 * Reads options: valid ones as texts, and a note on each of the others.
 *
 * @param array $given By name, from a block or a shortcode.
 * @return array{0: array<string, string>, 1: string[]}
 */
function read_options( array $given ): array {
	$options = array();
	$notes   = array();
	foreach ( $given as $name => $value ) {
		// An address may stand in a shortcode without its name.
		$name = is_int( $name ) ? ( preg_match( '~^https?://~i', (string) $value ) ? 'url' : $value ) : $name;
		$name = strtolower( preg_replace( '/[A-Z]/', '-$0', str_replace( '_', '-', (string) $name ) ) );
		if ( is_array( $value ) ) {
			// An id may have a space.
			$value = implode( ' ', array_map( static fn( $id ) => "$id,", array_filter( $value, 'is_scalar' ) ) );
		}
		$value = is_scalar( $value ) ? trim( (string) $value ) : '';
		if ( ! array_key_exists( $name, OPTIONS ) ) {
			/* translators: 1: a name, 2: names */
			$notes[] = sprintf( __( 'There is no option “%1$s”. The options are: %2$s.', 'interview-viewer' ), $name, implode( ', ', array_keys( OPTIONS ) ) );
		} elseif ( '' === $value ) {
			continue;
		} elseif ( ! is_choice( $name, $value ) ) {
			/* translators: 1: the name of an option, 2: its value, 3: the possible values */
			$notes[] = sprintf( __( '%1$s="%2$s" is ignored: it can be %3$s.', 'interview-viewer' ), $name, $value, implode( ', ', CHOICES[ $name ] ?? array( 'lang' === $name ? 'en, zh-Hans, both …' : '#9c2b1f' ) ) );
		} else {
			$options[ $name ] = 'url' === $name ? $value : substr( $value, 0, 2000 );
		}
	}
	return array( $options, $notes );
}

/**
 * Whether an option can have a value.
 *
 * @param string $name  The option.
 * @param string $value The value.
 */
function is_choice( string $name, string $value ): bool {
	if ( 'lang' === $name ) {
		return is_tag( $value );
	}
	if ( 'accent' === $name ) {
		return (bool) preg_match( '/^#[0-9a-f]{6}$/iD', $value );
	}
	return in_array( $value, CHOICES[ $name ] ?? array( $value ), true );
}

/**
 * The style for a colour of links and buttons, with the text colour that has more contrast on it (WCAG 2.2).
 *
 * @param string $accent The colour, such as `#9c2b1f`.
 */
function accent_style( string $accent ): string {
	$luminance = 0;
	foreach ( array( 0.2126, 0.7152, 0.0722 ) as $n => $weight ) {
		$part       = hexdec( substr( $accent, 1 + 2 * $n, 2 ) ) / 255;
		$luminance += $weight * ( $part <= 0.04045 ? $part / 12.92 : ( ( $part + 0.055 ) / 1.055 ) ** 2.4 );
	}
	// At √(1.05 × 0.05) − 0.05, black and white have the same contrast.
	return "--iv-accent: $accent; --iv-on-accent: " . ( $luminance > 0.17913 ? '#000000' : '#ffffff' );
}
