VAR trust = 3
VAR told = false
VAR mood = "calm"
# title: The parcel
-> counter
=== counter ===
A woman puts a torn parcel on the counter. # tag
{told: She knows already.|She waits.}
{trust > 2 and not told:
  She smiles.
  She nods.
- else:
  She frowns.
}
* [Say it was us] "It was us," you say.
  ~ told = true
  ~ trust = trust + 1
  -> office
+ {trust > 1} Ask what was in it[.], slowly.
  ** A vase[] it was.
     ~ trust -= 1
  ** A book
  -- You write it down.
  -> office
* -> office
=== office ===
= desk
{&one|two|three} times.
{shuffle:
 - a
 - b
}
You have been here {office.desk} times. {trust} points.
{ mood == "calm" && counter > 1: -> done_ }
{ trust > 5:
   -> counter
 - else:
   -> done_
}
= stitch
~ mood = "angry"
-> desk
=== done_ ===
The end. {~x|y}
-> tun ->
<- thr
~ f(trust)
* a
 b
- c
-> END
=== tun
tunnel
->->
=== thr
* q -> DONE
=== function f(x)
~ return x + 1
