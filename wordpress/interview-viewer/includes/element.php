<?php
/**
 * The block and the shortcode: the element with the text of the interview in it. The viewer hides the text once it shows the
 * same.
 *
 * @package Interview_Viewer
 */

namespace Interview_Viewer;

defined( 'ABSPATH' ) || exit;

/**
 * Renders the shortcode `[interview url="…"]`.
 *
 * @param array|string $given The options; a text if there are none.
 */
function render_shortcode( $given ): string {
	return boxed( render( is_array( $given ) ? $given : array() ), 'class="wp-block-interview-viewer-interview"' );
}

/**
 * Renders the block.
 *
 * @param array $given Its attributes.
 */
function render_block( array $given ): string {
	$address          = $given['address'] ?? true;
	$given['address'] = $address ? '' : 'none';
	$options          = array_diff_key( $given, array_flip( array( 'align', 'anchor', 'className', 'lock', 'metadata', 'style' ) ) );
	return boxed( render( $options ), get_block_wrapper_attributes() );
}

/**
 * Puts HTML into a box, which themes lay out. Before the script has run, the element is a part of a line to the browser.
 *
 * @param string $html       The HTML.
 * @param string $attributes The attributes of the box.
 */
function boxed( string $html, string $attributes ): string {
	return '' === $html ? '' : "<div $attributes>\n$html\n</div>";
}

/**
 * Renders an interview, or as much of it as is known.
 *
 * @param array $given The options.
 */
function render( array $given ): string {
	list( $options, $notes ) = read_options( $given );

	$address = parse_address( $options['url'] ?? '' );
	if ( ! $address ) {
		$notes[] = __( 'The address of an interview is missing, such as https://ngo.example/interviews/trust-in-the-lanes/.', 'interview-viewer' );
		return notes_html( $notes );
	}
	$found = interview_at( $address['url'] );
	if ( is_wp_error( $found ) ) {
		$notes[] = $found->get_error_message();
		// No page cache keeps a page without the text.
		defined( 'DONOTCACHEPAGE' ) || define( 'DONOTCACHEPAGE', true ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals.NonPrefixedConstantFound -- The name that the plugins for caches know.
		$is_file  = 'refused' !== $found->get_error_code() && preg_match( '/\.json$/i', (string) wp_parse_url( $address['url'], PHP_URL_PATH ) );
		$options += lists_joined( $address['options'] );
		$link     = '<p><a href="' . esc_url( $options['url'] ) . '">' . escape( $address['url'] ) . '</a></p>';
		return notes_html( $notes ) . ( $is_file ? element_html( $address['url'], $options, $link ) : $link );
	}
	$interview = $found['interview'];
	// What the editor has chosen counts more than what the address says, and that more than what its page says.
	$options += lists_joined( $address['options'] ) + $found['options'];
	$passage  = passage_id( $options['passage'] ?? '' );
	$turns    = turns_of( $interview, $passage );
	if ( null === $turns ) {
		/* translators: %s: an id */
		$notes[] = sprintf( __( 'The interview has no question or passage “%s”.', 'interview-viewer' ), $passage );
	}
	$text  = interview_html( $interview, is_card( $options ) ? (array) $turns : $interview['turns'], $options['lang'] ?? '' );
	$notes = array_merge( $notes, unknown_values( $interview, $options ) );
	return notes_html( $notes ) . element_html( $found['file'], $options, $text );
}

/**
 * Notes on languages, themes and speakers that the interview does not have.
 *
 * @param array                 $interview The interview.
 * @param array<string, string> $options   The options.
 * @return string[]
 */
function unknown_values( array $interview, array $options ): array {
	$notes = array();
	$known = array(
		'lang'     => array_merge( $interview['languages'], array( 'both' ) ),
		'themes'   => array_map( 'strval', array_keys( $interview['themes'] ) ),
		'speakers' => array_map( 'strval', array_keys( $interview['speakers'] ) ),
	);
	foreach ( $known as $name => $values ) {
		$given = $options[ $name ] ?? '';
		$ids   = array_filter( array_map( 'trim', preg_split( false === strpos( $given, ',' ) ? '/\s+/' : '/,/', $given ) ), 'strlen' );
		foreach ( $ids as $id ) {
			if ( ! in_array( strtolower( $id ), array_map( 'strtolower', $values ), true ) ) {
				/* translators: 1: the name of an option, 2: its value, 3: the possible values */
				$notes[] = sprintf( __( '%1$s="%2$s" is ignored: it can be %3$s.', 'interview-viewer' ), $name, $id, implode( ', ', $values ) );
			}
		}
	}
	return $notes;
}

/**
 * Writes lists as texts.
 *
 * @param array<string, string|string[]> $options The options of an address.
 * @return array<string, string>
 */
function lists_joined( array $options ): array {
	return read_options( $options )[0];
}

/**
 * The id in `#a1.2:exact%20words`.
 *
 * @param string $passage The option.
 */
function passage_id( string $passage ): string {
	return rawurldecode( explode( ':', ltrim( $passage, '#' ) )[0] );
}

/**
 * Whether only one question or passage is shown.
 *
 * @param array<string, string> $options The options.
 */
function is_card( array $options ): bool {
	return 'card' === ( $options['view'] ?? ( isset( $options['passage'] ) ? 'card' : 'full' ) );
}

/**
 * Writes the element, and asks for its script. A feed has only the text.
 *
 * @param string                $file    The address of the interview's file.
 * @param array<string, string> $options The options.
 * @param string                $text    What readers without a script see.
 */
function element_html( string $file, array $options, string $text ): string {
	if ( is_feed() ) {
		return $text;
	}
	wp_enqueue_script( 'interview-viewer' );
	wp_enqueue_style( 'interview-viewer-interview-style' );
	$attributes = array( 'src' => $file );
	foreach ( OPTIONS as $name => $attribute ) {
		if ( null !== $attribute && isset( $options[ $name ] ) ) {
			$attributes[ $attribute ] = $options[ $name ];
		}
	}
	// Only one element can follow the address of the page.
	$wishes = 'none' !== ( $options['address'] ?? '' ) && ! is_card( $options ) && is_singular();
	if ( $wishes && first_time( 'address' ) ) {
		$attributes['address'] = 'hash';
	}
	if ( isset( $options['accent'] ) ) {
		$attributes['style'] = accent_style( $options['accent'] );
	}
	$html = '<interview-viewer';
	foreach ( $attributes as $name => $value ) {
		$html .= " $name=\"" . ( 'src' === $name ? esc_url( $value ) : escape( $value ) ) . '"';
	}
	return "$html>\n$text</interview-viewer>";
}

/**
 * Writes notes, for those who can change the post.
 *
 * @param string[] $notes The notes.
 */
function notes_html( array $notes ): string {
	$post = get_the_ID();
	$may  = $post ? current_user_can( 'edit_post', $post ) : current_user_can( 'edit_posts' );
	if ( ! $notes || ! $may || is_feed() ) {
		return '';
	}
	$lines = array_merge( array( __( 'Interview Viewer (readers do not see this):', 'interview-viewer' ) ), $notes );
	return '<p role="note">' . implode( '<br>', array_map( __NAMESPACE__ . '\escape', $lines ) ) . "</p>\n";
}
