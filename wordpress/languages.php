<?php
// Writes what WordPress reads of the translations: interview-viewer-LOCALE.mo and the JSON for the editor, from
// languages/interview-viewer-LOCALE.po. Fails if a text of the plug-in is in no translation, or one of the files is not
// what this would write:
//
//     php wordpress/languages.php WORDPRESS [--check]      WORDPRESS: the folder of a WordPress

list( , $wordpress, $mode ) = $argv + array( '', '', '' );
require "$wordpress/wp-includes/pomo/po.php";
require "$wordpress/wp-includes/pomo/mo.php";

$plugin = __DIR__ . '/interview-viewer';
$wrong  = 0;
$say    = function ( string $words ) use ( &$wrong ) {
	fwrite( STDERR, "$words\n" );
	$wrong++;
};

/** The texts in sources, which are all written between single quotation marks. */
function texts( array $files ): array {
	$found = array();
	foreach ( $files as $file ) {
		preg_match_all( "/\b(?:__|esc_html__|esc_attr__)\(\s*'((?:[^'\\\\]|\\\\.)*)',\s*'interview-viewer'/", file_get_contents( $file ), $all );
		$found = array_merge( $found, array_map( 'stripslashes', $all[1] ) );
	}
	return array_unique( $found );
}

/** Writes a file, or checks that it is there like this. */
function keep( string $file, string $body, string $mode, callable $say ): void {
	if ( '--check' !== $mode ) {
		file_put_contents( $file, $body );
	} elseif ( ! is_file( $file ) || file_get_contents( $file ) !== $body ) {
		$say( "$file is out of date: run php wordpress/languages.php" );
	}
}

$in_php    = texts( array_merge( glob( "$plugin/*.php" ), glob( "$plugin/includes/*.php" ) ) );
$in_editor = texts( array( "$plugin/block/editor.js" ) );
foreach ( glob( "$plugin/languages/*.po" ) as $po ) {
	$translations = new PO();
	$translations->import_from_file( $po );
	$messages = array();
	foreach ( array_merge( $in_php, $in_editor ) as $text ) {
		if ( '' === ( $translations->entries[ $text ]->translations[0] ?? '' ) ) {
			$say( basename( $po ) . ": no translation of “{$text}”" );
		}
	}
	foreach ( $translations->entries as $key => $entry ) {
		if ( ! $entry->context && ! in_array( $key, array_merge( $in_php, $in_editor ), true ) && false === strpos( file_get_contents( "$plugin/interview-viewer.php" ), $key ) ) {
			$say( basename( $po ) . ": nothing says “{$key}” any more" );
		}
		if ( in_array( $key, $in_editor, true ) ) {
			$messages[ $key ] = $entry->translations;
		}
	}
	$mo          = new MO();
	$mo->headers = $translations->headers;
	$mo->entries = $translations->entries;
	keep( preg_replace( '/po$/', 'mo', $po ), $mo->export(), $mode, $say );
	$locale = preg_replace( '/^interview-viewer-|\.po$/', '', basename( $po ) );
	$header = array( '' => array( 'domain' => 'messages', 'lang' => $locale, 'plural-forms' => 'nplurals=1; plural=0;' ) );
	$json   = json_encode( array( 'domain' => 'messages', 'locale_data' => array( 'messages' => $header + $messages ) ), JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_PRETTY_PRINT );
	keep( preg_replace( '/\.po$/', '-interview-viewer-editor.json', $po ), "$json\n", $mode, $say );
}
exit( $wrong ? 1 : 0 );
